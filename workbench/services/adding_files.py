"""Files read, prepared, aligned and stored in a project: here, or in a process of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.project import Project
from workbench.services.adding import Doubt, add, unexpected_language
from workbench.services.aids import aids_of
from workbench.services.aside import aside
from workbench.services.learning import ProjectKnowledge
from workbench.services.progress import Task
from workbench.services.splitting import drafts_inside, only
from workbench.services.texts import parts_of, prepare_document, read_input, taken_as
from workbench.settings import Settings

ASIDE_FROM = 200_000
"""From so many bytes on, files are worked at in a process of their own: a thread would slow the keys."""


@dataclass(frozen=True, slots=True)
class TextFiles:
    """A source and its drafts; the languages they are said to be in, None where these are to be identified.

    `apart` says whether a source of several languages is to be taken apart, None that it is to be asked.
    """

    source: Path
    drafts: tuple[Path, ...]
    source_lang: str | None = None
    draft_langs: tuple[str | None, ...] = ()
    apart: bool | None = None

    @property
    def many(self) -> bool:
        """Whether there is much to do."""
        return sum(path.stat().st_size for path in (self.source, *self.drafts)) >= ASIDE_FROM


@dataclass(frozen=True, slots=True)
class AddedFiles:
    """The first bitext that came of files, None without any; `problem` is one line about a memory."""

    first: int | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class MixedSource:
    """A source that holds passages in several languages: is it to be taken apart?"""

    name: str
    lang: str
    others: tuple[str, ...]


def adding_files(
    project: Project, learned: ProjectKnowledge, settings: Settings, files: TextFiles
) -> Task[AddedFiles | Doubt | MixedSource]:
    """Add files to a project, unless something is to be asked first.

    Raises the errors of reading, aligning and storing; nothing is stored then.
    """
    aids = aids_of(settings)
    info = project.info
    read = read_input(files.source, lang=files.source_lang, keep=True)
    source = prepare_document(taken_as(read, (info.source_lang,)), aids)
    langs: Sequence[str | None] = files.draft_langs or [None] * len(files.drafts)
    drafts = [
        prepare_document(taken_as(read_input(path, lang=lang), info.target_langs), aids)
        for path, lang in zip(files.drafts, langs, strict=True)
    ]
    if files.apart is None:
        doubt = unexpected_language(info, source, drafts)
        if doubt is not None:
            return doubt
        parts = [part.lang for part in parts_of(source)]
        if len(parts) > 1:
            others = tuple(lang for lang in parts if lang != source.lang)
            return MixedSource(source.document.name, source.lang, others)
    if files.apart:
        drafts += drafts_inside(source, info.target_langs, aids)
        source = only(source, info.source_lang, aids)
    added = yield from add(project, source, drafts, learned)
    first = next(iter((*(key for key, _ in added.bitexts), *added.begun)), None)
    return AddedFiles(first, added.problem)


def adding_files_aside(
    path: Path, settings: Settings, files: TextFiles
) -> Task[AddedFiles | Doubt | MixedSource]:
    """As `adding_files`, in another process, to a project that this one has open for writing."""
    return aside(_adding_beside, path.resolve(), settings, files)


def _adding_beside(
    path: Path, settings: Settings, files: TextFiles
) -> Task[AddedFiles | Doubt | MixedSource]:
    with Project.open_beside(path) as project:
        learned = ProjectKnowledge(project, encoder=settings.encoder)
        return (yield from adding_files(project, learned, settings, files))
