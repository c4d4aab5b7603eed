"""Suggestions for texts outside the workbench: a sentence, lines, or all of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from memory import open_memory
from workbench.errors import InputError
from workbench.services.learning import knowledge_for
from workbench.services.progress import Progress, Task
from workbench.services.session import Session
from workbench.services.suggesting import Suggestions, with_context
from workbench.services.terms import load
from workbench.services.translators import Translators
from workbench.settings import Settings
from workbench.suggest import Candidate, Engine, GlossEngine, MemoryEngine, Query, judged
from workbench.suggest.engines.options import nearest
from workbench.suggest.engines.registry import open_engine
from workbench.suggest.quality import Scorer


@dataclass(frozen=True, slots=True)
class Suggested:
    """A segment, counted from 1, the language asked for, and its candidates, the best first."""

    segment: int
    source: str
    target_lang: str
    candidates: Sequence[Candidate]


@dataclass(frozen=True, slots=True)
class Suggesting:
    """What was suggested, and by engine what went wrong."""

    segments: Sequence[Suggested]
    problems: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Means:
    """What suggestions are made of: a memory, glossaries, engines of the settings by name (None: all)."""

    memory: str = ""
    glossaries: tuple[Path, ...] = ()
    engines: tuple[str, ...] | None = None
    local_only: bool = False


def suggest_lines(
    lines: Sequence[str], langs: tuple[str, str], settings: Settings, means: Means
) -> Task[Suggesting]:
    """Candidates for each line, its neighbours being the lines beside it.

    Raises MemoryStoreError for a memory or glossary that cannot be read, InputError for an engine that the
    settings do not know.
    """
    with ExitStack() as stack:
        translators = Translators(replace(settings, engines=chosen_engines(settings, means)))
        stack.callback(translators.close)
        glossary = load(
            [*means.glossaries, *([Path(settings.glossary).expanduser()] if settings.glossary else [])]
        )
        store = stack.enter_context(open_memory(means.memory, read_only=True)) if means.memory else None
        local: list[Engine] = [GlossEngine(glossary)]
        if store is not None:
            local.insert(0, MemoryEngine(store, means.memory, settings.match_minimum, glossary=glossary))
        scorer = Scorer(*langs, knowledge_for(langs, means.memory or None), glossary)
        queries = [
            Query(line, *langs, lines[k - 1] if k else "", lines[k + 1] if k + 1 < len(lines) else "")
            for k, line in enumerate(lines)
        ]
        if translators.names:
            asked = [with_context(query, store, glossary) for query in queries]
            done = 0
            for note in translators.prefetch(asked):
                done += note.segments
                yield Progress(f"asking {note.engine}", done, len(queries) * len(translators.names))
        found = []
        for number, query in enumerate(queries, start=1):
            proposals = [p for engine in local for p in engine.propose([query])[0]]
            for name in translators.names:
                proposals += translators.kept([query], name).get(query, [])
            found.append(Suggested(number, query.source, langs[1], judged(query, proposals, scorer)))
            yield Progress("judging", number, len(queries))
        return Suggesting(found, dict(translators.problems))


def suggest_project(path: Path, target_lang: str, settings: Settings, means: Means) -> Task[Suggesting]:
    """Candidates for every segment of a project that has a source, in the languages it is translated into.

    What engines say is kept in the project. Raises InputError when nothing is translated into the language.
    """
    settings = replace(settings, engines=chosen_engines(settings, means))
    with Session.open(path, settings) as session:
        entries = [
            entry
            for entry in session.project.bitexts.entries()
            if not target_lang or entry.target_lang == target_lang
        ]
        if not entries:
            wanted = f" into {target_lang}" if target_lang else ""
            raise InputError(
                f"{path}: holds no translation{wanted}; add one with: qostil add {path} SOURCE DRAFT"
            )
        found: list[Suggested] = []
        for entry in entries:
            suggestions = session.suggestions(entry)
            total = len(session.review(entry).bitext)
            yield from _fetched(suggestions, total)
            for position in range(total):
                query = session.review(entry).query(position)
                if query is not None:
                    candidates = suggestions.candidates(position)
                    found.append(Suggested(position + 1, query.source, entry.target_lang, candidates))
                yield Progress("judging", position + 1, total)
        return Suggesting(found, dict(session.translators.problems))


def _fetched(suggestions: Suggestions, total: int) -> Iterator[Progress]:
    done = 0
    for note in suggestions.prefetch(0, ahead=total):
        done += note.segments
        yield Progress(f"asking {note.engine}", min(done, total), total)


def chosen_engines(settings: Settings, means: Means) -> Mapping[str, Mapping[str, object]]:
    """The tables of the engines asked for, by name or all; if so told, none that sends texts away."""
    tables = settings.engines
    for name in means.engines or ():
        if name not in tables:
            raise InputError(f"no engine {name} in the settings; {nearest(name, list(tables))}")
    wanted = {name: table for name, table in tables.items() if means.engines is None or name in means.engines}
    if not means.local_only:
        return wanted
    return {name: table for name, table in wanted.items() if not open_engine(name, table).card.network}
