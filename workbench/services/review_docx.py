"""Review tables as a Word document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner import Status
from workbench.services.review_table import ReviewRow, ReviewTable
from workbench.services.word_file import lang_of, paragraph, run, word_file

_WIDTHS = (700, 5400, 5400, 1200, 1900)
"""Of the columns, in twentieths of a point; together the width of a landscape A4 page within its margins."""
_SHADES = {Status.APPROVED: "E2F0D9", Status.REJECTED: "F8D7DA", Status.DRAFT: "FFF2CC"}
REMARK = "QostilRemark"
"""The style of what Qostil remarks, by which it is known when the table comes back."""

_STYLES = (
    f'<w:style w:type="character" w:customStyle="1" w:styleId="{REMARK}"><w:name w:val="Qostil remark"/>'
    '<w:rPr><w:color w:val="7F7F7F"/><w:sz w:val="16"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PAGE = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1104" w:header="567" w:footer="567"'
    ' w:gutter="0"/>'
)


def as_docx(tables: Sequence[ReviewTable]) -> bytes:
    """A document with a heading and a table for each bitext; the row of titles is repeated on every page."""
    body = "".join(part for table in tables for part in _table(table))
    return word_file(body, _PAGE, _STYLES, size=20)


def _table(table: ReviewTable) -> Iterator[str]:
    yield paragraph(run(table.title), "Heading1")
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    )
    yield "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    yield "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    for title, width in zip(table.head, _WIDTHS, strict=True):
        yield _cell(run(title, "<w:b/>"), width, "D9E2F3")
    yield "</w:tr>"
    for row in table.rows:
        yield from _row(row, table)
    yield "</w:tbl><w:p/>"


def _row(row: ReviewRow, table: ReviewTable) -> Iterator[str]:
    shade = _SHADES.get(row.status, "")
    status = f"{row.status.value}, locked" if row.locked else row.status.value
    yield "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
    number = run(str(row.number), '<w:color w:val="7F7F7F"/>') + run(f" {row.mark}", "<w:vanish/>")
    yield _cell(number, _WIDTHS[0])
    yield _cell(run(row.source, lang_of(table.source_lang)), _WIDTHS[1])
    yield _cell(run(row.target, lang_of(table.target_lang)), _WIDTHS[2])
    yield _cell(run(status), _WIDTHS[3], shade)
    lines = [(note, "") for note in row.notes]
    lines += [(remark, f'<w:rStyle w:val="{REMARK}"/>') for remark in row.remarks]
    yield _cell("<w:r><w:br/></w:r>".join(run(*line) for line in lines), _WIDTHS[4])
    yield "</w:tr>"


def _cell(runs: str, width: int, shade: str = "") -> str:
    filled = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{filled}</w:tcPr><w:p>{runs}</w:p></w:tc>'
