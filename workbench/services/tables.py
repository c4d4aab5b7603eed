"""Aligned texts as tables, and the forms they are written in."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from aligner import Bitext, Row, Status, join_rows
from corpus.writing import write_atomically
from memory import TranslationUnit, write_tmx
from workbench.errors import ExportError
from workbench.services.joining import texts_of


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of an aligned text and its texts, the source's first, "" where it has none."""

    row: Row
    texts: tuple[str, ...]

    @property
    def confidence(self) -> float:
        """The row's confidence."""
        return self.row.confidence

    @property
    def status(self) -> Status:
        """The row's status."""
        return self.row.status


@dataclass(frozen=True, slots=True)
class Table:
    """An aligned text to be written, row by row in order: the source and one target or several.

    `langs` are the columns' languages, the source's first.
    """

    langs: tuple[str, ...]
    rows: tuple[TableRow, ...]
    title: str = ""

    @classmethod
    def of(
        cls,
        langs: Sequence[str],
        bitexts: Sequence[Bitext],
        source: Sequence[str],
        targets: Sequence[Sequence[str]],
        title: str = "",
    ) -> Table:
        """The table of a source aligned with one target or several."""
        rows = tuple(TableRow(row, texts_of(row, source, targets)) for row in join_rows(bitexts))
        return cls(tuple(langs), rows, title)

    def above(self, minimum: float) -> Iterator[TableRow]:
        """The rows at least this sure."""
        return (row for row in self.rows if row.confidence >= minimum)


def write_tables(tables: Sequence[Table], path: Path, minimum: float = 0.0) -> None:
    """Write aligned texts, the form chosen by the file's ending."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise ExportError(
            f"{path}: cannot write {path.suffix or 'a file without ending'}; choose {_endings()}"
        )
    try:
        write_atomically(path, writer(tables, minimum))
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror}; choose another place") from error


def as_tsv(tables: Sequence[Table], minimum: float = 0.0) -> bytes:
    """Confidence, source, target (one column a language); one row a line."""
    return _encoded(
        "\t".join((f"{row.confidence:.3f}", *map(one_line, row.texts))) + "\n"
        for table in tables
        for row in table.above(minimum)
    )


def as_jsonl(tables: Sequence[Table], minimum: float = 0.0) -> bytes:
    """One row a line, with the segments' indices from 0.

    With several targets, `targets` and `target_texts` hold each by its language.
    """
    return _encoded(
        json.dumps(_record(table, row), ensure_ascii=False) + "\n"
        for table in tables
        for row in table.above(minimum)
    )


def as_text(tables: Sequence[Table], minimum: float = 0.0) -> bytes:
    """The target sides alone, a line a row, tabs between languages."""
    return _encoded(
        "\t".join(map(one_line, row.texts[1:])) + "\n"
        for table in tables
        for row in table.above(minimum)
        if any(row.texts[1:])
    )


def as_html(tables: Sequence[Table], minimum: float = 0.0) -> bytes:
    """A page with a table for each aligned text."""
    return _encoded((_PAGE_HEAD, *(_html_table(table, minimum) for table in tables), "</body></html>\n"))


def as_xlsx(tables: Sequence[Table], minimum: float = 0.0) -> bytes:
    """A workbook with a sheet for each aligned text."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    for number, table in enumerate(tables, start=1):
        sheet = book.create_sheet(f"{number} {'-'.join(table.langs)}")
        for letter, width in zip("ABCDEFGH", (12, 10, *(80 for _ in table.langs)), strict=False):
            sheet.column_dimensions[letter].width = width
        sheet.append(("confidence", "status", *table.langs))
        for row in table.above(minimum):
            shown = (no_formula(ILLEGAL_CHARACTERS_RE.sub("", text)) for text in row.texts)
            sheet.append((round(row.confidence, 3), row.status.value, *shown))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_tmx(tables: Sequence[Table], minimum: float = 0.0) -> bytes:
    """The rows with a text on both sides, as TMX 1.4b; one unit holds all languages of its row."""
    out = io.BytesIO()
    units = (unit for table in tables for unit in units_of(table, minimum))
    write_tmx(units, out, source_lang=tables[0].langs[0] if tables else "kk")
    return out.getvalue()


def units_of(table: Table, minimum: float = 0.0) -> Iterator[TranslationUnit]:
    """The rows with a text on both sides as units."""
    for row in table.above(minimum):
        source, *targets = row.texts
        translations = {lang: text for lang, text in zip(table.langs[1:], targets, strict=True) if text}
        if source and translations:
            yield TranslationUnit(source, translations, table.langs[0])


WRITERS: dict[str, Callable[[Sequence[Table], float], bytes]] = {
    ".tmx": as_tmx,
    ".tsv": as_tsv,
    ".jsonl": as_jsonl,
    ".txt": as_text,
    ".xlsx": as_xlsx,
    ".html": as_html,
}
"""The forms an aligned text can be written in, by file ending."""


def _endings() -> str:
    return ", ".join(WRITERS)


def _encoded(parts: Iterable[str]) -> bytes:
    return "".join(parts).encode("utf-8")


def no_formula(text: str) -> str:
    """A text that a spreadsheet would take for a formula, kept as text by a leading apostrophe."""
    return f"'{text}" if text.startswith(("=", "+", "@")) else text


def as_typed(text: str) -> str:
    """A text from a spreadsheet without the apostrophe that kept it from being a formula."""
    return text[1:] if text.startswith("'") and no_formula(text[1:]) == text else text


def one_line(text: str) -> str:
    """A text without line breaks and tabs, for a table of lines."""
    return " ".join(text.split())


def _record(table: Table, row: TableRow) -> dict[str, object]:
    source, *texts = row.texts
    targets = [list(row.row.target(number)) for number in range(len(texts))]
    several = len(texts) > 1
    return {
        "source": list(row.row.source),
        **(
            {"targets": dict(zip(table.langs[1:], targets, strict=True))}
            if several
            else {"target": targets[0]}
        ),
        "confidence": round(row.confidence, 4),
        "source_text": source,
        **(
            {"target_texts": dict(zip(table.langs[1:], texts, strict=True))}
            if several
            else {"target_text": texts[0]}
        ),
    }


def _html_table(table: Table, minimum: float) -> str:
    rows = "".join(
        f"<tr><td>{row.confidence:.2f}</td>"
        + "".join(
            f'<td lang="{lang}">{escape(text)}</td>'
            for lang, text in zip(table.langs, row.texts, strict=True)
        )
        + "</tr>\n"
        for row in table.above(minimum)
    )
    return f"<h2>{escape(table.title)}</h2>\n<table>\n{rows}</table>\n"


_PAGE_HEAD = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Qostil</title>
<style>
body { font-family: sans-serif; max-width: 75rem; margin: 2rem auto; line-height: 1.45 }
td { vertical-align: top; padding: .4rem .8rem; border-bottom: 1px solid #ddd }
td:first-child { color: #888 }
</style></head><body>
"""
