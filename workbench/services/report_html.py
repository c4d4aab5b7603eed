"""A report as one page that needs nothing from elsewhere and prints well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from html import escape

from workbench.services.activity import Work
from workbench.services.report_tables import Cell, Report, Sheet


def as_html(report: Report) -> bytes:
    """The page."""
    body = "".join(map(_table, report.sheets()))
    title = escape(report.title)
    page = (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n{_STYLE}'
        f"</head><body>\n<header><h1>{title}</h1><p>{escape(report.langs)} · {report.made.isoformat()}</p>"
        f"</header>\n{body}</body></html>\n"
    )
    return page.encode("utf-8")


def _table(sheet: Sheet) -> str:
    numeric = [
        any(isinstance(row[n], int | float | timedelta) for row in sheet.rows)
        for n in range(len(sheet.columns))
    ]
    heads = "".join(_cell("th", name, right) for name, right in zip(sheet.columns, numeric, strict=True))
    rows = "".join(f"<tr>{line}</tr>\n" for line in _lines(sheet, numeric))
    total = (
        f"<tfoot><tr>{_row(sheet, sheet.total, numeric)}{_empty(sheet)}</tr></tfoot>" if sheet.total else ""
    )
    note = f"<p>{escape(sheet.note)}</p>" if sheet.note else ""
    heads += _empty(sheet, "th")
    return (
        f"<section><h2>{escape(sheet.name)}</h2>\n<table><thead><tr>{heads}</tr></thead>\n"
        f"<tbody>{rows}</tbody>{total}</table>{note}</section>\n"
    )


def _lines(sheet: Sheet, numeric: list[bool]) -> Iterator[str]:
    for number, row in enumerate(sheet.rows):
        yield _row(sheet, row, numeric) + (_bar(sheet.bars[number]) if sheet.bars else "")


def _row(sheet: Sheet, row: tuple[Cell, ...], numeric: list[bool]) -> str:
    return "".join(
        _cell("td", shown(cell, percent=column in sheet.percent), numeric[column])
        for column, cell in enumerate(row)
    )


def _cell(tag: str, text: str, right: bool) -> str:
    return f"<{tag}{' class=n' if right else ''}>{escape(text).replace(' %', '&nbsp;%')}</{tag}>"


def _empty(sheet: Sheet, tag: str = "td") -> str:
    return f"<{tag}></{tag}>" if sheet.bars else ""


def _bar(shares: tuple[float, ...]) -> str:
    parts = "".join(
        f'<i class="s{number}" style="width:{share:.2%}"></i>' for number, share in enumerate(shares)
    )
    return f'<td class="bar"><div>{parts}</div></td>'


def shown(cell: Cell, *, percent: bool = False) -> str:
    """A value as it is read."""
    if cell is None:
        return ""
    if isinstance(cell, timedelta):
        return Work(time=cell).clock
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{cell:.0%}" if percent else f"{cell:,.1f}".removesuffix(".0")
    return f"{cell:,}" if isinstance(cell, int) else cell


_STYLE = """<style>
body {
  font: 15px/1.45 system-ui, sans-serif; color: #24292d; max-width: 70rem; margin: 2rem auto; padding: 0 1rem
}
h1 { font-size: 1.6rem; margin: 0 }
header p, section p { color: #6d7276; margin: .3rem 0 0 }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; color: #9a6200 }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #e9e6dc }
th { font-weight: normal; color: #6d7276 }
th.n, td.n { text-align: right; padding-left: .6rem; font-variant-numeric: tabular-nums }
tfoot td { font-weight: bold; border-bottom: none }
section p { font-size: .85rem; max-width: 50rem }
.bar { width: 9rem; padding-left: .6rem }
.bar div { display: flex; height: .9rem; background: #f3f1ea }
.bar i { display: block; print-color-adjust: exact; -webkit-print-color-adjust: exact }
.s0 { background: #35722a }
.s1 { background: #d9a441 }
.s2 { background: #a8362a }
@media print {
  body { font-size: 9pt; margin: 0; max-width: none }
  section { break-inside: avoid }
  thead { display: table-header-group }
}
</style>
"""
