"""A project as a ready project folder for OmegaT."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from aligner import Side, Status
from memory import Filter, MemoryStoreError, Origin, TranslationUnit, UnitStatus, open_memory
from memory.omegat import OmegatFolder, write_folder
from memory.xliff import XliffFile, XliffUnit
from workbench.errors import ExportError
from workbench.project import BitextEntry, Project, ReviewState
from workbench.services.bead_marks import Base, BeadPlace
from workbench.services.omegat_text import UNTOUCHED, OmegatSegment, file_names, omegat_segments
from workbench.services.remarks import bead_notes, bead_remarks
from workbench.services.segment_codes import BeadCodes
from workbench.services.terms import glossary_files, load
from workbench.services.xliff_export import chosen

DRAFTS = "drafts.tmx"


@dataclass(frozen=True, slots=True)
class OmegatExport:
    """What went into the folder: segments, those translated, those proposed as matches; what was left out.

    `problems` are lines about memories that could not be read.
    """

    segments: int
    translated: int
    proposed: int
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Text:
    """One bitext on its way out."""

    entry: BitextEntry
    state: ReviewState
    file: str
    segments: Sequence[OmegatSegment]


def export_omegat(
    project: Project,
    folder: Path,
    author: str,
    *,
    target_lang: str = "",
    everything: bool = False,
    glossary: str = "",
) -> OmegatExport:
    """Write a folder that OmegaT opens: segments as ours, approved translations, drafts as matches.

    With `everything` drafts stand as translations, too. The project's memories and glossaries (and the one
    named) go with it. Raises ExportError when there is nothing to write or there are several target
    languages and none is chosen, TmxError when the folder exists already or cannot be written.
    """
    entries = chosen(project, target_lang)
    langs = {entry.target_lang for entry in entries}
    if len(langs) > 1:
        raise ExportError(f"{project.path}: OmegaT translates into one language; choose one with --to")
    names = file_names(entries)
    texts = [_text(project, entry, names[entry.id]) for entry in entries]
    done = {Status.APPROVED, *([Status.NEW, Status.DRAFT] if everything else [])}
    open_ = {Status.NEW, Status.DRAFT} - done
    with ExitStack() as stack:
        memories, problems = _memories(project, stack, langs.copy().pop())
        content = OmegatFolder(
            project.info.source_lang,
            langs.pop(),
            {text.file: _file(project, text) for text in texts},
            _translated(texts, done, author),
            {DRAFTS: _drafts(texts, open_, author), **memories},
            load(glossary_files(project, glossary)).entries,
        )
        write_folder(content, folder)
    return OmegatExport(
        sum(len(text.segments) for text in texts),
        sum(1 for _ in _with_target(texts, done)),
        sum(1 for _ in _with_target(texts, open_)),
        tuple(problems),
    )


def _text(project: Project, entry: BitextEntry, file: str) -> _Text:
    state = project.bitexts.state(entry)
    return _Text(entry, state, file, omegat_segments(BeadCodes(project, entry), state))


def _file(project: Project, text: _Text) -> XliffFile:
    entry = text.entry
    return XliffFile(
        f"b{entry.id}", entry.source_name, entry.source_lang, entry.target_lang, list(_units(project, text))
    )


def _units(project: Project, text: _Text) -> Iterator[XliffUnit]:
    """Units whose targets are their sources: that is where OmegaT takes the text from."""
    remarks = bead_remarks(project, text.entry, text.state)
    for segment in text.segments:
        bead = text.state.bitext[segment.position]
        source, target = text.state.text(bead, Side.SOURCE), text.state.text(bead, Side.TARGET)
        yield XliffUnit(
            str(BeadPlace.of(text.entry.id, bead)),
            segment.source,
            segment.source,
            segment.source_codes,
            segment.source_codes,
            notes=bead_notes(project, text.entry, bead),
            remarks=remarks.get(segment.position, ()),
            base=str(Base.of(project.info.uid, bead.status, source, target)),
            with_state=False,
        )


def _translated(texts: Sequence[_Text], wanted: set[Status], author: str) -> Iterator[TranslationUnit]:
    """What stands as translated: of a text that occurs again otherwise, the later ones for their place."""
    usual: dict[str, str] = {}
    for text, segment in _with_target(texts, wanted):
        unit = replace(_unit(text, segment, author), editor=UNTOUCHED)
        if segment.shown not in usual:
            usual[segment.shown] = segment.target
            yield unit
        elif usual[segment.shown] != segment.target:
            around = {"file": text.file, "prev": segment.previous, "next": segment.following}
            yield replace(unit, properties={name: value for name, value in around.items() if value})


def _drafts(texts: Sequence[_Text], wanted: set[Status], author: str) -> Iterator[TranslationUnit]:
    for text, segment in _with_target(texts, wanted):
        yield replace(_unit(text, segment, author), status=UnitStatus.DRAFT)


def _with_target(texts: Iterable[_Text], wanted: set[Status]) -> Iterator[tuple[_Text, OmegatSegment]]:
    for text in texts:
        for segment in text.segments:
            if segment.target and text.state.bitext[segment.position].status in wanted:
                yield text, segment


def _unit(text: _Text, segment: OmegatSegment, author: str) -> TranslationUnit:
    return TranslationUnit(
        segment.shown,
        {text.entry.target_lang: segment.target},
        text.entry.source_lang,
        author=author,
        origin=Origin(document=text.entry.source_name),
    )


def _memories(
    project: Project, stack: ExitStack, target_lang: str
) -> tuple[dict[str, Iterator[TranslationUnit]], list[str]]:
    """The units of the project's memories in its languages, by file name, and what could not be opened."""
    wanted = Filter(project.info.source_lang, target_lang)
    found: dict[str, Iterator[TranslationUnit]] = {}
    problems: list[str] = []
    for number, memory in enumerate(project.memories(), start=1):
        place = memory.location if "://" in memory.location else project.path.parent / memory.location
        if isinstance(place, Path) and not place.exists():
            continue
        try:
            store = stack.enter_context(open_memory(place))
        except MemoryStoreError as error:
            problems.append(str(error))
            continue
        found[f"memory-{number}.tmx"] = store.units(wanted)
    return found, problems
