"""Bringing a source text and its drafts into a project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner import Bitext, Knowledge, align, marks
from corpus.languages import UNKNOWN
from workbench.errors import InputError
from workbench.project import Project, ProjectInfo
from workbench.services.beginning import begin_translations
from workbench.services.learning import ProjectKnowledge
from workbench.services.progress import Progress, Task
from workbench.services.texts import PreparedText, parts_of


@dataclass(frozen=True, slots=True)
class Added:
    """What came into the project.

    `begun` are the bitexts of a source without drafts, nothing translated in them yet; `problem` is one line
    about a memory that could not be learned from.
    """

    source: PreparedText
    drafts: tuple[PreparedText, ...]
    bitexts: tuple[tuple[int, Bitext], ...]
    problem: str = ""
    begun: tuple[int, ...] = ()


def add(
    project: Project,
    source: PreparedText,
    drafts: Sequence[PreparedText],
    learned: ProjectKnowledge | None = None,
) -> Task[Added]:
    """Align a prepared source with its prepared drafts and store everything.

    The aligner knows what the project's approved pairs and its memories teach; `learned` keeps that from one
    text to the next. A source without drafts gets an empty translation into each language. Nothing is stored
    before every draft is aligned. Raises InputError when a language does not belong to the project.
    """
    _check_languages(project, source, drafts)
    learned = learned or ProjectKnowledge(project)
    aligned = []
    for number, draft in enumerate(drafts):
        yield Progress(f"aligning {draft.document.name}", number, len(drafts))
        aligned.append(align_texts(source, draft, learned.of((source.lang, draft.lang))))
    yield Progress("storing", len(drafts), len(drafts))
    source_id = _store(project, source)
    if not drafts:
        return Added(source, (), (), learned.problem, tuple(begin_translations(project)))
    bitexts = [
        (project.bitexts.add(source_id, _store(project, draft), bitext), bitext)
        for draft, bitext in zip(drafts, aligned, strict=True)
    ]
    return Added(source, tuple(drafts), tuple(bitexts), learned.problem)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A text that seems to be in a language that is none of the project's.

    `place` is 0 for the source and counts the drafts from 1; `choices` are the languages it may be taken as.
    """

    place: int
    name: str
    lang: str
    choices: tuple[str, ...]


def unexpected_language(
    info: ProjectInfo, source: PreparedText, drafts: Sequence[PreparedText]
) -> Doubt | None:
    """The first text whose language does not belong to the project, None when all do.

    A source of several languages is no matter of doubt: it can be taken apart.
    """
    if source.lang != info.source_lang and len(parts_of(source)) < 2:
        return Doubt(0, source.document.name, source.lang, (info.source_lang,))
    for place, draft in enumerate(drafts, start=1):
        if draft.lang not in info.target_langs:
            return Doubt(place, draft.document.name, draft.lang, info.target_langs)
    return None


def align_texts(source: PreparedText, target: PreparedText, knowledge: Knowledge | None = None) -> Bitext:
    """Align two prepared texts."""
    return align(
        source.texts,
        target.texts,
        source_lang=source.lang,
        target_lang=target.lang,
        knowledge=knowledge,
        layout=(marks(source.segments), marks(target.segments)),
    )


def _check_languages(project: Project, source: PreparedText, drafts: Sequence[PreparedText]) -> None:
    info = project.info
    if source.lang == UNKNOWN:
        raise InputError(f"{source.document.name}: its language cannot be told; give it with --from")
    if source.lang != info.source_lang:
        raise InputError(
            f"{source.document.name}: is in {source.lang}, the project translates from {info.source_lang};"
            " if that is a wrong guess, give the language with --from"
        )
    for draft in drafts:
        if draft.lang == UNKNOWN:
            raise InputError(f"{draft.document.name}: its language cannot be told; give it with --to")
        if draft.lang not in info.target_langs:
            raise InputError(
                f"{draft.document.name}: is in {draft.lang}, the project translates to"
                f" {', '.join(info.target_langs)}; if that is a wrong guess, give the language with --to"
            )


def _store(project: Project, text: PreparedText) -> int:
    repaired = text.repaired
    return project.documents.add(text.document, repaired.repairs, text.segments, repaired.blocks)
