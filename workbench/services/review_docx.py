"""Review tables as a Word document (Office Open XML, ECMA-376), written without a library."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from aligner import Status
from memory.tmx.source import ILLEGAL
from workbench.services.review_table import ReviewRow, ReviewTable

_WIDTHS = (700, 5400, 5400, 1200, 1900)
"""Of the columns, in twentieths of a point; together the width of a landscape A4 page within its margins."""
_SHADES = {Status.APPROVED: "E2F0D9", Status.REJECTED: "F8D7DA", Status.DRAFT: "FFF2CC"}
_LOCALES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-US"}
REMARK = "QostilRemark"
"""The style of what Qostil remarks, by which it is known when the table comes back."""
_STAMP = (2000, 1, 1, 0, 0, 0)

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="{}/{}" Target="{}"/></Relationships>'
)
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STYLES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="20"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    f'<w:style w:type="character" w:customStyle="1" w:styleId="{REMARK}"><w:name w:val="Qostil remark"/>'
    '<w:rPr><w:color w:val="7F7F7F"/><w:sz w:val="16"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style></w:styles>"
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1104" w:header="567" w:footer="567"'
    ' w:gutter="0"/></w:sectPr>'
)


def as_docx(tables: Sequence[ReviewTable]) -> bytes:
    """A document with a heading and a table for each bitext; the row of titles is repeated on every page."""
    body = "".join(part for table in tables for part in _table(table))
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document xmlns:w="{_MAIN}"><w:body>{body}{_PAGE}</w:body></w:document>'
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS.format(_RELATION, "officeDocument", "word/document.xml"),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _RELS.format(_RELATION, "styles", "styles.xml"),
        "word/styles.xml": _STYLES,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, _STAMP), content.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _table(table: ReviewTable) -> Iterator[str]:
    yield f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{_run(table.title)}</w:p>'
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    )
    yield "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    yield "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    for title, width in zip(table.head, _WIDTHS, strict=True):
        yield _cell(_run(title, "<w:b/>"), width, "D9E2F3")
    yield "</w:tr>"
    for row in table.rows:
        yield from _row(row, table)
    yield "</w:tbl><w:p/>"


def _row(row: ReviewRow, table: ReviewTable) -> Iterator[str]:
    shade = _SHADES.get(row.status, "")
    status = f"{row.status.value}, locked" if row.locked else row.status.value
    yield "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
    number = _run(str(row.number), '<w:color w:val="7F7F7F"/>') + _run(f" {row.mark}", "<w:vanish/>")
    yield _cell(number, _WIDTHS[0])
    yield _cell(_run(row.source, _lang(table.source_lang)), _WIDTHS[1])
    yield _cell(_run(row.target, _lang(table.target_lang)), _WIDTHS[2])
    yield _cell(_run(status), _WIDTHS[3], shade)
    lines = [(note, "") for note in row.notes]
    lines += [(remark, f'<w:rStyle w:val="{REMARK}"/>') for remark in row.remarks]
    yield _cell("<w:r><w:br/></w:r>".join(_run(*line) for line in lines), _WIDTHS[4])
    yield "</w:tr>"


def _cell(runs: str, width: int, shade: str = "") -> str:
    filled = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{filled}</w:tcPr><w:p>{runs}</w:p></w:tc>'


def _run(text: str, properties: str = "") -> str:
    """A text in one run, on one line; characters that XML forbids are left out."""
    shown = escape(" ".join(ILLEGAL.sub("", text).splitlines()))
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'


def _lang(lang: str) -> str:
    return f'<w:lang w:val="{escape(_LOCALES.get(lang, lang))}"/>'
