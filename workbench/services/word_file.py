"""Word documents (Office Open XML, ECMA-376) written without a library."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from memory.tmx.source import ILLEGAL

_LOCALES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-US"}
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
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    '<w:sz w:val="{size}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
)


def word_file(body: str, page: str, styles: str, *, size: int) -> bytes:
    """A document of paragraphs and tables in WordprocessingML.

    `page` are the properties of its pages, `styles` those besides Normal and Heading1, `size` that of its
    letters in half points.
    """
    document = f"<w:body>{body}<w:sectPr>{page}</w:sectPr></w:body>"
    known = _DEFAULTS.format(size=size)
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS.format(_RELATION, "officeDocument", "word/document.xml"),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_MAIN}">{document}</w:document>',
        "word/_rels/document.xml.rels": _RELS.format(_RELATION, "styles", "styles.xml"),
        "word/styles.xml": f'{_HEAD}<w:styles xmlns:w="{_MAIN}">{known}{styles}</w:styles>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, _STAMP), content.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def paragraph(runs: str, style: str = "") -> str:
    """A paragraph of a style, of Normal without one."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A text in one run, on one line; characters that XML forbids are left out."""
    shown = escape(" ".join(ILLEGAL.sub("", text).splitlines()))
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'


def lang_of(lang: str) -> str:
    """The property of a run that is in a language."""
    return f'<w:lang w:val="{escape(_LOCALES.get(lang, lang))}"/>'
