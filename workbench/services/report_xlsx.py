"""A report as a workbook: a sheet for each table, numbers as numbers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from workbench.services.report_tables import Cell, Report, Sheet
from workbench.services.tables import no_formula

_PERCENT, _TIME = "0%", "[h]:mm"
_LEAST, _MOST = 9, 48


def as_xlsx(report: Report) -> bytes:
    """The workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.title = report.title
    for sheet in report.sheets():
        _write(book, sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(book: Any, sheet: Sheet) -> None:  # noqa: ANN401 - openpyxl's
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(sheet.name[:31])
    page.freeze_panes = "A2"
    for column, name in enumerate(sheet.columns):
        longest = max((len(cell) for row in sheet.rows if isinstance(cell := row[column], str)), default=0)
        width = min(max(longest, len(name), _LEAST) + 2, _MOST)
        page.column_dimensions[get_column_letter(column + 1)].width = width
    page.append(list(_cells(page, sheet, sheet.columns, bold=True)))
    for row in sheet.rows:
        page.append(list(_cells(page, sheet, row)))
    if sheet.total:
        page.append(list(_cells(page, sheet, sheet.total, bold=True)))
    if sheet.note:
        page.append([])
        page.append([_text(sheet.note)])


def _cells(page: Any, sheet: Sheet, row: tuple[Cell, ...], *, bold: bool = False) -> Iterator[Any]:  # noqa: ANN401
    from datetime import timedelta

    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    for column, value in enumerate(row):
        kept: Any = _text(value) if isinstance(value, str) else value
        cell = WriteOnlyCell(page, kept)
        if isinstance(value, timedelta):
            cell.number_format = _TIME
        elif column in sheet.percent and isinstance(value, float):
            cell.number_format = _PERCENT
        if bold:
            cell.font = Font(bold=True)
        yield cell


def _text(text: str) -> str:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return no_formula(ILLEGAL_CHARACTERS_RE.sub("", text))
