"""Tables of two columns or more: tsv, csv and xlsx.

The first row may name the columns: languages (kk, kaz, Kazakh, русский) or source and target, and status,
note, id, confidence. Without such a row the first two columns of text are source and target.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from corpus.errors import CorpusError
from corpus.identify import identify
from corpus.languages import UNKNOWN, normalise
from corpus.readers.container import Container
from corpus.readers.encodings import decode
from memory.bilingual.pair import Languages, Pair
from memory.errors import TmxError
from memory.glossary.columns import Meaning, column_of
from memory.tmx.report import TmxReport
from memory.unit import UnitStatus

_MOST_BYTES = 500_000_000
_SAMPLE = 200
_DELIMITERS = "\t;,|"
_LONGEST_CELL = 1 << 24
_SOURCE = {"source", "исходный текст", "оригинал", "түпнұсқа", "бастапқы мәтін"}
_TARGET = {"target", "translation", "перевод", "аударма"}
_STATUS = {
    "approved": UnitStatus.APPROVED, "утверждено": UnitStatus.APPROVED, "бекітілген": UnitStatus.APPROVED,
    "draft": UnitStatus.DRAFT, "new": UnitStatus.DRAFT, "черновик": UnitStatus.DRAFT,
    "жоба": UnitStatus.DRAFT,
    "rejected": UnitStatus.REJECTED, "отклонено": UnitStatus.REJECTED, "қабылданбаған": UnitStatus.REJECTED,
}  # fmt: skip


class _Row(NamedTuple):
    line: int
    cells: Sequence[str]


@dataclass(slots=True)
class _Columns:
    """Where things stand: places of columns, languages by place of their column."""

    source: int = 0
    targets: list[int] = field(default_factory=list)
    langs: dict[int, str] = field(default_factory=dict)
    status: int | None = None
    note: int | None = None
    unit: int | None = None


def read_table(path: Path, report: TmxReport, languages: Languages) -> Iterator[Pair]:
    """The pairs of a table; raises TmxError when it cannot be read or its languages cannot be told."""
    report.path = str(path)
    rows = _sheet_rows(path) if path.suffix.lower() == ".xlsx" else _text_rows(path, report)
    head = list(islice(rows, _SAMPLE))
    if not head:
        raise TmxError(f"{path}: is empty; it needs a column of source texts and one of translations")
    columns, titled = _columns(head, languages, path)
    for row in (*head[titled:], *rows):
        pairs = list(_pairs(row, columns, path))
        if not pairs:
            report.skip(row.line, "the row has no source text")
            continue
        report.read += 1
        report.variants += len(pairs) - 1
        yield from pairs


def _text_rows(path: Path, report: TmxReport) -> Iterator[_Row]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise TmxError(f"{path}: is larger than {_MOST_BYTES // 1_000_000} MB; split it")
        text = decode(path.read_bytes(), str(path)).replace("\0", "")
    except OSError as error:
        raise TmxError(f"{path}: cannot be read: {error.strerror}; check the file") from None
    except CorpusError as error:
        raise TmxError(str(error)) from None
    if path.suffix.lower() != ".csv":
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield _Row(number, line.split("\t"))
        return
    csv.field_size_limit(_LONGEST_CELL)
    first = text.lstrip().split("\n", 1)[0]
    mark = max(_DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark)
    last = 0
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield _Row(last + 1, cells)
            last = reader.line_num
    except csv.Error as error:
        report.skip(last + 1, f"the table cannot be read from here on: {error}")


def _sheet_rows(path: Path) -> Iterator[_Row]:
    """The rows of the first sheet that has any."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        Container.open(path.read_bytes(), str(path))
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        for sheet in book.worksheets:
            found = False
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                texts = ["" if cell is None else str(cell) for cell in cells]
                if any(map(str.strip, texts)):
                    found = True
                    yield _Row(number, texts)
            if found:
                return
    except CorpusError as error:
        raise TmxError(str(error)) from None
    except (InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as error:
        raise TmxError(f"{path}: cannot be read as a spreadsheet ({error}); save it anew") from None


def _columns(head: Sequence[_Row], languages: Languages, path: Path) -> tuple[_Columns, int]:
    """The columns, and how many rows name them."""
    columns = _named(head[0].cells, languages)
    titled = 1
    if columns is None:
        columns, titled = _unnamed(head), 0
    if not columns.targets:
        raise TmxError(f"{path}: has a single column of text; it needs the translation beside the source")
    given = (languages.source, *[languages.target] * len(columns.targets))
    for place, said in zip((columns.source, *columns.targets), given, strict=True):
        lang = normalise(said) if said else columns.langs.get(place, "")
        columns.langs[place] = lang or _identified(head[titled:], place)
    langs = [columns.langs[place] for place in (columns.source, *columns.targets)]
    if UNKNOWN in langs or len(set(langs)) < len(langs):
        raise TmxError(
            f"{path}: its languages cannot be told; name them in its first row, or give --from and --to"
        )
    return columns, titled


def _named(cells: Sequence[str], languages: Languages) -> _Columns | None:
    """The columns by their titles; None when the row holds none for two texts."""
    columns = _Columns()
    texts: list[int] = []
    source: int | None = None
    for place, cell in enumerate(cells):
        title = cell.strip().lower()
        column = column_of(cell) if title else None
        if title in _SOURCE:
            source = place
            texts.append(place)
        elif title in _TARGET:
            texts.append(place)
        elif column is not None and column.meaning is Meaning.TERM:
            columns.langs[place] = column.lang
            texts.append(place)
        elif title == "status":
            columns.status = place
        elif column is not None and column.meaning is Meaning.NOTE:
            columns.note = place
        elif column is not None and column.meaning is Meaning.UID:
            columns.unit = place
    if len(texts) < 2:
        return None
    wanted = normalise(languages.source) if languages.source else "kk"
    named = next((place for place in texts if columns.langs.get(place) == wanted), texts[0])
    columns.source = named if source is None else source
    columns.targets = [place for place in texts if place != columns.source]
    if languages.target:
        target = normalise(languages.target)
        only = [place for place in columns.targets if columns.langs.get(place, target) == target]
        columns.targets = only or columns.targets[:1]
    return columns


def _unnamed(head: Sequence[_Row]) -> _Columns:
    """The first two columns that hold texts."""
    width = max(len(row.cells) for row in head)
    texts = [
        place
        for place in range(width)
        if sum(any(c.isalpha() for c in row.cells[place]) for row in head if place < len(row.cells)) * 2
        > len(head)
    ]
    return _Columns(texts[0] if texts else 0, texts[1:2])


def _identified(rows: Sequence[_Row], place: int) -> str:
    return identify("\n".join(row.cells[place] for row in rows if place < len(row.cells)))


def _pairs(row: _Row, columns: _Columns, path: Path) -> Iterator[Pair]:
    source = _cell(row, columns.source)
    if not source:
        return
    note, said = _cell(row, columns.note), _cell(row, columns.status).lower()
    for place in columns.targets:
        target = _cell(row, place)
        yield Pair(
            source,
            target,
            columns.langs[columns.source],
            columns.langs[place],
            _STATUS.get(said) if target else None,
            unit=_cell(row, columns.unit),
            document=path.name,
            notes=(note,) if note else (),
            line=row.line,
        )


def _cell(row: _Row, place: int | None) -> str:
    return " ".join(row.cells[place].split()) if place is not None and place < len(row.cells) else ""
