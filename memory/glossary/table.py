"""Glossaries as tables: one row a concept, a column a language, as a spreadsheet keeps them.

The first line names the columns (`memory.glossary.columns`); without such a line the languages are told from
the terms. A cell may hold several terms, separated by `;`, `|` or line breaks, the first of them preferred; a
separator inside a term is written `\\;`. What is about one of several terms of a language stands in further
rows with the same id. Columns of unknown names are kept as properties.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import CorpusError
from corpus.identify import identify
from corpus.languages import normalise
from corpus.readers.encodings import decode
from memory.errors import GlossaryError
from memory.glossary.columns import PLACES, Column, Meaning, column_of, columns_of
from memory.glossary.entry import Entry, Term, TermStatus
from memory.glossary.records import Record, delimiter_of, records
from memory.glossary.report import GlossaryReport

_MOST_BYTES = 200_000_000
_LONGEST_TERM = 1_000
_SPLIT = re.compile(r"((?:\\.|[^\\;|\n\r]|\\$)+)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_STATUS = {
    "": TermStatus.PREFERRED,
    "preferred": TermStatus.PREFERRED,
    "admitted": TermStatus.ADMITTED,
    "allowed": TermStatus.ADMITTED,
    "допустимый": TermStatus.ADMITTED,
    "forbidden": TermStatus.FORBIDDEN,
    "deprecated": TermStatus.FORBIDDEN,
    "запрещённый": TermStatus.FORBIDDEN,
    "запрещенный": TermStatus.FORBIDDEN,
    "тыйым салынған": TermStatus.FORBIDDEN,
}


def read_table(
    path: Path, report: GlossaryReport, languages: Sequence[str] = (), encoding: str | None = None
) -> Iterator[Entry]:
    """The entries of a csv or tsv file; what cannot be used is noted in the report with its line.

    `languages` names the columns of a table that does not, from the first. Raises GlossaryError when the file
    cannot be read or its languages cannot be told.
    """
    text = _text(path, encoding)
    report.path = str(path)
    rows = records(text, delimiter_of(text, path.suffix), report)
    first = next((row for row in rows if any(map(str.strip, row.cells))), None)
    if first is None:
        raise GlossaryError(f"{path}: is empty; a glossary needs at least one term")
    columns, rest = _columns(path, first, rows, languages)
    yield from _entries(columns, rest, report)


def _text(path: Path, encoding: str | None) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise GlossaryError(f"{path}: is larger than {_MOST_BYTES // 1_000_000} MB; split it")
        return decode(path.read_bytes(), str(path), encoding)
    except OSError as error:
        raise GlossaryError(f"{path}: cannot be read: {error.strerror}; check the file") from error
    except CorpusError as error:
        raise GlossaryError(str(error)) from error


def _columns(
    path: Path, first: Record, rows: Iterator[Record], languages: Sequence[str]
) -> tuple[list[Column], list[Record]]:
    """The columns, and the rows that hold entries."""
    rest = [row for row in rows if any(map(str.strip, row.cells))]
    columns = columns_of(first.cells)
    if columns is not None and not languages:
        return columns, rest
    if not rest and all(column_of(cell) for cell in first.cells):
        return [], rest
    places = {
        PLACES[name]: place
        for place, cell in enumerate(first.cells)
        if (name := cell.strip().lower()) in PLACES
    }
    if columns is None and not places:
        rest = [first, *rest]
    terms = [places[name] for name in sorted(places)] or list(range(len(languages) or 2))
    found = [normalise(lang) for lang in languages] or [_language(rest, place) for place in terms]
    if "und" in found or len(set(found)) < len(found):
        raise GlossaryError(f"{path}: its languages cannot be told; name them in its first line, as in kk,ru")
    width = max(len(row.cells) for row in [first, *rest])
    others = [_other(first.cells, place, titled=rest[:1] != [first]) for place in range(width)]
    for place, lang in zip(terms, found, strict=False):
        others[place : place + 1] = [Column(Meaning.TERM, lang)]
    return others, rest


def _other(header: list[str], place: int, *, titled: bool) -> Column:
    """The column of what is no term, by its title; the third of a table without titles is the note."""
    name = header[place].strip() if titled and place < len(header) else ""
    if not titled and place == 2:
        return Column(Meaning.NOTE)
    column = column_of(name) if name else None
    if column is None or column.meaning is Meaning.TERM:
        return Column(Meaning.OTHER, name=name or f"column {place + 1}")
    return column


def _language(rows: list[Record], place: int) -> str:
    """The language of a column, by its terms together."""
    return identify(" ".join(row.cells[place] for row in rows[:2000] if place < len(row.cells)))


@dataclass(slots=True)
class _Draft:
    """An entry as its rows are read."""

    line: int
    uid: str = ""
    terms: list[Term] = field(default_factory=list)
    texts: dict[Meaning, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)


def _entries(columns: list[Column], rows: list[Record], report: GlossaryReport) -> Iterator[Entry]:
    draft: _Draft | None = None
    for row in rows:
        uid = next(
            (cell.strip() for c, cell in zip(columns, row.cells, strict=False) if c.meaning is Meaning.UID),
            "",
        )
        if draft is not None and (not uid or uid != draft.uid):
            yield from _finished(draft, report)
            draft = None
        draft = draft or _Draft(row.line, uid)
        try:
            _read_row(columns, row, draft)
        except _Unusable as error:
            report.skip(row.line, str(error))
            if not draft.terms:
                draft = None
    if draft is not None:
        yield from _finished(draft, report)


class _Unusable(Exception):
    """Why a row is left out."""


def _finished(draft: _Draft, report: GlossaryReport) -> Iterator[Entry]:
    if not draft.terms:
        report.skip(draft.line, "the row has no term")
        return
    report.read += 1
    texts = draft.texts
    yield Entry(
        tuple(draft.terms),
        draft.uid,
        texts.get(Meaning.DOMAIN, ""),
        texts.get(Meaning.DEFINITION, ""),
        texts.get(Meaning.NOTE, ""),
        texts.get(Meaning.AUTHOR, ""),
        texts.get(Meaning.EDITOR, ""),
        time_of(texts.get(Meaning.CREATED, "")),
        time_of(texts.get(Meaning.CHANGED, "")),
        draft.properties,
    )


def _read_row(columns: list[Column], row: Record, draft: _Draft) -> None:
    if len(row.cells) > len(columns) and any(cell.strip() for cell in row.cells[len(columns) :]):
        raise _Unusable(f"the row has {len(row.cells)} cells, the table {len(columns)} columns")
    cells = {column: cell.strip() for column, cell in zip(columns, row.cells, strict=False)}
    common = {c.meaning: text for c, text in cells.items() if not c.lang and text}
    terms = [
        term
        for column, text in cells.items()
        if column.meaning is Meaning.TERM
        for term in _terms(column.lang, text, cells, common)
    ]
    draft.terms += terms
    for column, text in cells.items():
        if column.meaning is Meaning.OTHER and text:
            draft.properties.setdefault(column.name, text)
        elif not column.lang and text:
            draft.texts.setdefault(column.meaning, text)


def _terms(lang: str, text: str, cells: dict[Column, str], common: dict[Meaning, str]) -> list[Term]:
    def about(meaning: Meaning) -> str:
        return cells.get(Column(meaning, lang), "") or common.get(meaning, "")

    status = _STATUS.get(about(Meaning.TERM_STATUS).lower())
    if status is None:
        raise _Unusable(f"{about(Meaning.TERM_STATUS)!r} is no status; use preferred, admitted or forbidden")
    forms = tuple(parts(about(Meaning.FORMS)))
    terms = []
    for place, one in enumerate(parts(text)):
        if len(one) > _LONGEST_TERM:
            raise _Unusable(f"a term is longer than {_LONGEST_TERM:,} characters")
        own = TermStatus.ADMITTED if place and status is TermStatus.PREFERRED else status
        terms.append(
            Term(
                one,
                lang,
                own,
                () if place else forms,
                about(Meaning.PART_OF_SPEECH),
                about(Meaning.TERM_NOTE),
            )
        )
    return terms


def parts(cell: str) -> list[str]:
    """The terms in a cell, their separators made plain again."""
    found = (" ".join(_ESCAPED.sub(r"\1", part).split()) for part in _SPLIT.findall(cell))
    return [part for part in found if part]


def joined(texts: Sequence[str]) -> str:
    """A cell that holds some terms; `parts` takes it apart again."""
    return "; ".join(re.sub(r"([\\;|])", r"\\\1", text) for text in texts)


def time_of(text: str) -> datetime | None:
    """A time as UTC; None when there is none that can be read."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


def languages_of(entries: Sequence[Entry]) -> list[str]:
    """The languages of some entries, Kazakh first, then by how many terms they have."""
    counts = Counter(term.lang for entry in entries for term in entry.terms)
    return sorted(counts, key=lambda lang: (lang != "kk", -counts[lang], lang))
