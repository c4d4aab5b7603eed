"""What a reviewed file says, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from aligner import Status
from corpus.placeholders import Code
from memory import Pair, TmxReport, TranslationUnit, UnitStatus, read_pairs, read_tmx
from memory.omegat import SAVED, SOURCES, shown_text
from workbench.errors import InputError
from workbench.services.bead_marks import Base, BeadPlace
from workbench.services.omegat_text import UNTOUCHED
from workbench.services.returned_docx import WordRow, word_rows
from workbench.services.tables import as_typed

_TABLES = (".xlsx", ".tsv", ".csv")
_WORD = ".docx"
READABLE = (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".tmx", _WORD, *_TABLES)
"""The endings of the files that can be brought back."""
_STATUS = {
    UnitStatus.DRAFT: Status.DRAFT,
    UnitStatus.APPROVED: Status.APPROVED,
    UnitStatus.REJECTED: Status.REJECTED,
}
_WORDS = {status.value: status for status in _STATUS.values()}


@dataclass(frozen=True, slots=True)
class Returned:
    """A unit as a reviewer left it.

    `name` and `line` say where it stands in its file. `status` is None when the file says nothing of it,
    `codes` when it keeps no formatting. `place` and `base` tie it to a bead, None in files that do not hold
    them; then `document` and `segment` may, which are the names of a text and of its segments ("5", "5-6").
    A unit of OmegaT's memory has its tags in its texts; `previous` and `following` are the texts around it
    where they tell it from others. Nobody has changed what is `untouched`.
    """

    name: str
    line: int
    source: str
    target: str
    source_lang: str
    target_lang: str
    status: Status | None = None
    codes: tuple[Code, ...] | None = None
    place: BeadPlace | None = None
    base: Base | None = None
    document: str = ""
    segment: str = ""
    notes: tuple[str, ...] = ()
    previous: str = ""
    following: str = ""
    untouched: bool = False


def read_returned(path: Path, report: TmxReport) -> Iterator[Returned]:
    """The units of a reviewed XLIFF or TMX file or table.

    Raises InputError for another form and for a Word document without such a table, TmxError and CorpusError
    when the file cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix not in READABLE:
        raise InputError(
            f"{path}: cannot bring back {suffix or 'a file without ending'}; choose {', '.join(READABLE)}"
        )
    if suffix == ".tmx":
        for unit in read_tmx(path, report):
            yield from _of_unit(unit)
    elif suffix == _WORD:
        yield from (_of_row(row) for row in word_rows(path))
    else:
        for pair in read_pairs(path, report):
            yield _of_cells(pair) if suffix in _TABLES else _of_pair(pair)


def _of_pair(pair: Pair) -> Returned:
    return Returned(
        pair.unit,
        pair.line,
        pair.source,
        pair.target,
        pair.source_lang,
        pair.target_lang,
        None if pair.status is None else _STATUS[pair.status],
        pair.target_codes,
        BeadPlace.read(pair.unit.partition("/")[0]),
        Base.read(pair.base),
        notes=pair.notes,
    )


def _of_cells(pair: Pair) -> Returned:
    """A row of a table to review, which has both marks in its column of ids."""
    name, _, base = pair.unit.partition(" ")
    return replace(
        _of_pair(replace(pair, unit=name, base=base)),
        source=as_typed(pair.source),
        target=as_typed(pair.target),
        codes=None,
        notes=tuple(line for note in pair.notes for line in note.splitlines() if line),
    )


def _of_row(row: WordRow) -> Returned:
    name, _, base = row.mark.partition(" ")
    return Returned(
        name,
        row.number,
        row.source,
        row.target,
        row.source_lang,
        row.target_lang,
        _WORDS.get(row.status),
        place=BeadPlace.read(name),
        base=Base.read(base),
        notes=row.notes,
    )


def _of_unit(unit: TranslationUnit) -> Iterator[Returned]:
    """A unit of a memory, once a language."""
    for lang, target in unit.targets.items():
        yield Returned(
            unit.uid or unit.origin.segment or unit.source,
            0,
            shown_text(unit.source, unit.source_markup),
            shown_text(target, unit.target_markup.get(lang, "")),
            unit.source_lang,
            lang,
            _STATUS[unit.status],
            document=unit.origin.document,
            segment=unit.origin.segment,
            notes=unit.notes,
            previous=unit.properties.get("prev", ""),
            following=unit.properties.get("next", ""),
            untouched=unit.editor == UNTOUCHED,
        )


def bases_beside(path: Path) -> dict[str, Base]:
    """How the beads stood that the sources of an OmegaT project hold, by the ids of their units.

    `path` is the project's own memory; there is nothing to tell of other files.
    """
    folder = path.resolve().parent.parent
    if path.resolve() != folder / SAVED:
        return {}
    found: dict[str, Base] = {}
    for source in sorted((folder / SOURCES).glob("*.xlf")):
        for pair in read_pairs(source, TmxReport()):
            base = Base.read(pair.base)
            if base is not None:
                found[pair.unit] = base
    return found
