"""Word files for the tests of the writer, and what is left of them without text."""

import io
import struct
import zipfile
import zlib

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PIXEL = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\x30\x60\x90"))
    + _chunk(b"IEND", b"")
)
"""A picture of one point."""


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def of_xml(*paragraphs):
    """A Word file with paragraphs of raw XML."""
    document = docx.Document()
    for inner in paragraphs:
        element = parse_xml(f"<w:p {nsdecls('w', 'r', 'wp', 'a', 'pic')} {EXTRA}>{inner}</w:p>")
        document.element.body.insert(-1, element)
    return saved(document)


def bare(inner):
    """A Word file of one paragraph and hardly anything else."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        document = f"<w:document {NAMES} {EXTRA}><w:body><w:p>{inner}</w:p></w:body></w:document>"
        archive.writestr("word/document.xml", document)
    return out.getvalue()


EXTRA = (
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


NAMES = nsdecls("w", "r")


def with_part(data, name, xml):
    """A Word file with one more part."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, xml)
    return out.getvalue()


def body(data):
    return parts(data)["word/document.xml"]


def parts(data):
    """The members of a zip file by name, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def paragraph(data, number=0):
    """A paragraph of the body: its content without the paragraph's own tag, prefixes as written."""
    found = etree.fromstring(body(data)).iter(f"{W}p")
    element = next(p for n, p in enumerate(found) if n == number)
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    inner = text[text.index(">") + 1 : text.rindex("<")]
    for name, uri in element.nsmap.items():
        inner = inner.replace(f' xmlns:{name}="{uri}"', "")
    return inner.replace(' xml:space="preserve"', "")


def without_text(xml):
    """An XML part with its texts taken out, and the attribute that goes with them."""
    root = etree.fromstring(xml)
    for element in root.iter(f"{W}t"):
        element.text = None
        element.attrib.pop(f"{XML}space", None)
    return etree.tostring(root, method="c14n")
