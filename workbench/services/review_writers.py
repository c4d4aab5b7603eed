"""Review tables as files."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from aligner import Status
from corpus.writing import write_atomically
from workbench.errors import ExportError
from workbench.services.review_docx import as_docx
from workbench.services.review_table import ReviewRow, ReviewTable
from workbench.services.tables import no_formula, one_line

_WIDTHS = (6, 70, 70, 12, 40, 40, 12)
_MORE = ("remarks", "id")
"""The titles of what Qostil says, and of what ties a row to its bead."""


def write_review_tables(tables: Sequence[ReviewTable], path: Path) -> int:
    """Write tables, the form chosen by the file's ending; returns how many rows.

    Raises ExportError for another ending, and when the file cannot be written.
    """
    writer = REVIEW_WRITERS.get(path.suffix.lower())
    if writer is None:
        raise ExportError(f"{path}: is no form for a table to review; choose {', '.join(REVIEW_WRITERS)}")
    try:
        write_atomically(path, writer(tables))
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror}; choose another place") from error
    return sum(len(table.rows) for table in tables)


def as_tsv(tables: Sequence[ReviewTable]) -> bytes:
    """A row a line under its titles; line breaks and tabs in texts become spaces."""
    lines = []
    for table in tables:
        lines.append((*table.head, *_MORE))
        lines += [tuple(map(one_line, _cells(row))) for row in table.rows]
    return "".join("\t".join(line) + "\n" for line in lines).encode("utf-8")


def as_html(tables: Sequence[ReviewTable]) -> bytes:
    """A page with a table for each bitext."""
    body = "".join(_html(table) for table in tables)
    return f"{_PAGE_HEAD}{body}</body></html>\n".encode()


def as_xlsx(tables: Sequence[ReviewTable]) -> bytes:
    """A workbook with a sheet for each bitext: statuses are chosen from a list, titles stay in sight."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    book.remove(book.worksheets[0])
    wrapped, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    for number, table in enumerate(tables, start=1):
        sheet = book.create_sheet(f"{number} {table.source_lang}-{table.target_lang}")
        sheet.append((*table.head, *_MORE))
        for row in table.rows:
            sheet.append([no_formula(ILLEGAL_CHARACTERS_RE.sub("", cell)) for cell in _cells(row)])
        for letter, width in zip("ABCDEFG", _WIDTHS, strict=True):
            sheet.column_dimensions[letter].width = width
        sheet.column_dimensions["G"].hidden = True
        sheet.freeze_panes = "A2"
        for cells in sheet.iter_rows():
            for cell in cells:
                cell.alignment = wrapped
        for cell in next(sheet.iter_rows(max_row=1)):
            cell.font = bold
        choice = DataValidation(
            "list",
            formula1=f'"{",".join(status.value for status in Status if status is not Status.EXCLUDED)}"',
        )
        choice.add(f"D2:D{len(table.rows) + 1}")
        sheet.add_data_validation(choice)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


REVIEW_WRITERS: dict[str, Callable[[Sequence[ReviewTable]], bytes]] = {
    ".docx": as_docx,
    ".xlsx": as_xlsx,
    ".html": as_html,
    ".tsv": as_tsv,
}
"""The forms of a table to review, by file ending."""


def _cells(row: ReviewRow) -> tuple[str, ...]:
    said = ("\n".join(row.notes), "\n".join(row.remarks))
    return (str(row.number), row.source, row.target, row.status.value, *said, row.mark)


def _html(table: ReviewTable) -> str:
    langs = ("", table.source_lang, table.target_lang, "", "", "")
    titles = "".join(f"<th>{escape(title)}</th>" for title in (*table.head, _MORE[0]))
    rows = "".join(
        f'<tr class="{row.status.value}" id="{escape(row.mark.partition(" ")[0])}">'
        + "".join(
            (f'<td lang="{lang}">' if lang else "<td>") + escape(cell).replace("\n", "<br>") + "</td>"
            for lang, cell in zip(langs, _cells(row), strict=False)
        )
        + "</tr>\n"
        for row in table.rows
    )
    head = f"<h2>{escape(table.title)}</h2>\n<table>\n<thead><tr>{titles}</tr></thead>\n"
    return f"{head}<tbody>\n{rows}</tbody>\n</table>\n"


_PAGE_HEAD = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Qostil</title>
<style>
body { font-family: sans-serif; max-width: 90rem; margin: 2rem auto; line-height: 1.4 }
table { border-collapse: collapse; width: 100% }
th, td { vertical-align: top; text-align: left; padding: .4rem .6rem; border: 1px solid #ccc }
th { background: #d9e2f3; position: sticky; top: 0 }
td:nth-child(2), td:nth-child(3) { width: 38% }
td:nth-child(n + 5) { font-size: .85em }
.approved td:nth-child(4) { background: #e2f0d9 }
.rejected td:nth-child(4) { background: #f8d7da }
.draft td:nth-child(4) { background: #fff2cc }
@media print { th { position: static } thead { display: table-header-group } tr { break-inside: avoid } }
</style></head><body>
"""
