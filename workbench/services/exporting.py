"""Bitexts and projects as files."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from aligner import Bead, Side, Status
from corpus.writing import write_atomically
from memory import TranslationUnit, write_tmx
from workbench.errors import ExportError
from workbench.project import BitextEntry, Project, ReviewState
from workbench.services.remembering import unit_of


@dataclass(frozen=True, slots=True)
class Table:
    """An aligned text to be written: bead by bead, in order."""

    source_lang: str
    target_lang: str
    state: ReviewState
    title: str = ""

    def rows(self, minimum: float = 0.0) -> Iterator[tuple[Bead, str, str]]:
        """The beads at least this sure, with both texts."""
        for bead in self.state.bitext.beads:
            if bead.confidence >= minimum:
                yield bead, self.state.text(bead, Side.SOURCE), self.state.text(bead, Side.TARGET)


def approved_units(project: Project, author: str, *, everything: bool = False) -> list[TranslationUnit]:
    """The units of a project in order: approved pairs, or every pair that was not rejected."""
    units = []
    for entry in project.bitexts.entries():
        state = project.bitexts.state(entry)
        units += [
            unit_of(project, entry, state, bead, author)
            for bead in state.bitext.beads
            if bead.paired
            and (bead.status is Status.APPROVED or (everything and bead.status is not Status.REJECTED))
        ]
    return units


def export_project(project: Project, path: Path, author: str, *, everything: bool = False) -> int:
    """Write a project's units, the form chosen by the file's ending; returns how many were written.

    Raises ExportError for an unknown ending, when there is nothing to write, or when the file cannot
    be written.
    """
    if path.suffix == ".tmx":
        units = approved_units(project, author, everything=everything)
        if not units:
            raise ExportError(_nothing(project))
        write_tmx(units, path, source_lang=project.info.source_lang)
        return len(units)
    rows = 0
    tables = []
    for entry in project.bitexts.entries():
        table = _reviewed(entry, project.bitexts.state(entry), everything)
        rows += len(table.state.bitext.beads)
        tables.append(table)
    if not rows:
        raise ExportError(_nothing(project))
    write_tables(tables, path)
    return rows


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
    """Confidence, source, target; one bead a line."""
    return _encoded(
        f"{bead.confidence:.3f}\t{_one_line(source)}\t{_one_line(target)}\n"
        for table in tables
        for bead, source, target in table.rows(minimum)
    )


def as_jsonl(tables: Sequence[Table], minimum: float = 0.0) -> bytes:
    """One bead a line, with the segments' indices from 0."""
    return _encoded(
        json.dumps(
            {
                "source": list(bead.source),
                "target": list(bead.target),
                "confidence": round(bead.confidence, 4),
                "source_text": source,
                "target_text": target,
            },
            ensure_ascii=False,
        )
        + "\n"
        for table in tables
        for bead, source, target in table.rows(minimum)
    )


def as_text(tables: Sequence[Table], minimum: float = 0.0) -> bytes:
    """The target side alone, a line a bead."""
    return _encoded(
        f"{_one_line(target)}\n" for table in tables for _, _, target in table.rows(minimum) if target
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
        sheet = book.create_sheet(f"{number} {table.source_lang}-{table.target_lang}")
        for letter, width in (("A", 12), ("B", 10), ("C", 80), ("D", 80)):
            sheet.column_dimensions[letter].width = width
        sheet.append(("confidence", "status", table.source_lang, table.target_lang))
        for bead, *texts in table.rows(minimum):
            shown = (_no_formula(ILLEGAL_CHARACTERS_RE.sub("", text)) for text in texts)
            sheet.append((round(bead.confidence, 3), bead.status.value, *shown))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_tmx(tables: Sequence[Table], minimum: float = 0.0) -> bytes:
    """The pairs alone, as TMX 1.4b."""
    out = io.BytesIO()
    units = (unit for table in tables for unit in units_of(table, minimum))
    write_tmx(units, out, source_lang=tables[0].source_lang if tables else "kk")
    return out.getvalue()


def units_of(table: Table, minimum: float = 0.0) -> Iterator[TranslationUnit]:
    """The pairs of an aligned text as units."""
    for _, source, target in table.rows(minimum):
        if source and target:
            yield TranslationUnit(source, {table.target_lang: target}, table.source_lang)


WRITERS: dict[str, Callable[[Sequence[Table], float], bytes]] = {
    ".tmx": as_tmx,
    ".tsv": as_tsv,
    ".jsonl": as_jsonl,
    ".txt": as_text,
    ".xlsx": as_xlsx,
    ".html": as_html,
}
"""The forms an aligned text can be written in, by file ending."""


def _reviewed(entry: BitextEntry, state: ReviewState, everything: bool) -> Table:
    wanted = set(Status) - {Status.REJECTED} if everything else {Status.APPROVED}
    beads = tuple(bead for bead in state.bitext.beads if bead.status in wanted)
    kept = ReviewState(type(state.bitext)(beads), state.source, state.target)
    return Table(entry.source_lang, entry.target_lang, kept, f"{entry.source_name} – {entry.target_name}")


def _nothing(project: Project) -> str:
    return f"{project.path}: nothing is approved yet; approve pairs first, or export all with --all"


def _endings() -> str:
    return ", ".join(WRITERS)


def _encoded(parts: Iterable[str]) -> bytes:
    return "".join(parts).encode("utf-8")


def _no_formula(text: str) -> str:
    """A text that a spreadsheet would take for a formula, kept as text by a leading apostrophe."""
    return f"'{text}" if text.startswith(("=", "+", "@")) else text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _html_table(table: Table, minimum: float) -> str:
    rows = "".join(
        f"<tr><td>{bead.confidence:.2f}</td>"
        f'<td lang="{table.source_lang}">{escape(source)}</td>'
        f'<td lang="{table.target_lang}">{escape(target)}</td></tr>\n'
        for bead, source, target in table.rows(minimum)
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
