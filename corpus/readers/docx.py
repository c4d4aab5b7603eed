"""Word documents: the text of WordprocessingML as it would be printed, changes accepted (ISO 29500-1).

Notes follow the body in the order they are referred to; a text box follows the paragraph it is anchored in
and is read once, though files hold it twice (for new and for old versions of Word).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from corpus.document import Document, Kind
from corpus.errors import ReadError
from corpus.placeholders import CodeKind
from corpus.readers.blocks import Block, document_of_blocks
from corpus.readers.container import MAGIC, Container
from corpus.readers.docx_inline import Inline, formatting, link, marks_of
from corpus.readers.docx_styles import Styles, child, value, word_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_DELETED = frozenset({"del", "moveFrom"})
_SILENT = frozenset({"pPr", "rPr", "delText", "delInstrText", "rt", "sdtPr", "sdtEndPr",
                     "tblPr", "trPr", "tcPr", "sectPr"}) | _DELETED  # fmt: skip
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_ALTERNATES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_GENERATED = ("TOC", "TOA", "INDEX")
"""Fields whose result repeats what stands elsewhere in the document."""
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_MAIN_PART = "/officeDocument"
_NOTES = (("footnote", "footnotes.xml"), ("endnote", "endnotes.xml"))


class DocxReader:
    """Reads Word documents."""

    suffixes: tuple[str, ...] = (".docx", ".docm", ".dotx")

    def takes(self, data: bytes) -> bool:
        """Whether the bytes are a zip file that speaks of a Word document."""
        return data.startswith(MAGIC) and b"word/document.xml" in data

    def read(self, data: bytes, name: str, *, lang: str, encoding: str | None) -> Document:  # noqa: ARG002
        """The document in a Word file; XML names its own encoding."""
        container = Container.open(data, name)
        main = _main_part(container)
        root = container.xml(main)
        if word_name(root) != "document":
            raise ReadError(f"{name} is not a Word document: save it as docx")
        folder = dirname(main)
        styles = join(folder, "styles.xml")
        text = _Text(Styles.of(container.xml(styles) if styles in container else None))
        blocks = [*text.blocks(root, Kind.BODY), *text.rest()]
        for note, part in _NOTES:
            member = join(folder, part)
            if text.notes[note] and member in container:
                blocks += text.noted(container.xml(member), note)
        return document_of_blocks(blocks, name, lang)


def _main_part(container: Container) -> str:
    if "_rels/.rels" in container:
        for relation in container.xml("_rels/.rels"):
            if relation.get("Type", "").endswith(_MAIN_PART):
                return normpath(relation.get("Target", "").lstrip("/"))
    return "word/document.xml"


@dataclass(slots=True)
class _Field:
    """A field that is open: its code, and whether that was told to its end."""

    code: str = ""
    told: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether what stands here is its code, or a result that repeats other text."""
        return not self.told or _is_generated(self.code)


def _is_generated(code: str) -> bool:
    """Whether a field's result is made from the rest of the document."""
    return code.split(maxsplit=1)[:1] in [[name] for name in _GENERATED]


def _is_hidden(name: str, element: _Element) -> bool:
    """Whether an element is text that is set not to be shown, or a field whose result repeats other text."""
    if name == "fldSimple":
        return _is_generated(value(element, "instr"))
    vanish = child(element, "rPr", "vanish") if name == "r" else None
    return vanish is not None and value(vanish) not in {"0", "false", "off"}


class _Text:
    """The text of a document's parts: which fields are open, and what waits for its place."""

    def __init__(self, styles: Styles) -> None:
        self.notes: dict[str, list[str]] = {note: [] for note, _ in _NOTES}
        self._styles = styles
        self._fields: list[_Field] = []
        self._boxes: list[_Element] = []
        self._carried: list[str | Inline] = []  # a paragraph whose end was deleted runs on into the next
        self._number = 0

    def blocks(self, parent: _Element, place: Kind) -> Iterator[Block]:
        """The paragraphs below an element that holds paragraphs, each with its kind."""
        for element in _children(parent):
            name = word_name(element)
            if name == "p":
                yield from self._paragraph(element, place)
            elif name == "tbl":
                yield from self.blocks(element, Kind.TABLE_CELL if place is Kind.BODY else place)
            elif name not in _SILENT and child(element, "trPr", "del") is None:
                yield from self.blocks(element, place)

    def rest(self) -> Iterator[Block]:
        """What a deleted paragraph end left without a paragraph to follow."""
        carried, self._carried = self._carried, []
        yield marks_of(carried, Kind.BODY)

    def noted(self, root: _Element, note: str) -> Iterator[Block]:
        """The paragraphs of the notes that were referred to, in that order."""
        found = {value(element, "id"): element for element in root if word_name(element) == note}
        for key in self.notes[note]:
            if key in found:
                yield from self.blocks(found[key], Kind.FOOTNOTE)

    def _paragraph(self, element: _Element, place: Kind) -> Iterator[Block]:
        pieces = [*self._carried, *self._pieces(element)]
        self._carried = []
        boxes, self._boxes = self._boxes, []
        properties = child(element, "pPr")
        if child(properties, "rPr", "del") is not None:
            self._carried = pieces
        else:
            yield marks_of(pieces, self._styles.kind(properties) if place is Kind.BODY else place)
        for box in boxes:
            yield from self.blocks(box, place)

    def _pieces(self, parent: _Element) -> Iterator[str | Inline]:
        for element in _children(parent):
            name = word_name(element)
            if name == "t" or element.tag == _MATH_TEXT:
                if not self._is_silent:
                    yield " ".join((element.text or "").splitlines())
            elif name in _SIGNS:
                yield "" if self._is_silent else _SIGNS[name]
            elif name == "fldChar":
                self._field(value(element, "fldCharType"))
            elif name.endswith("Reference") and name.removesuffix("Reference") in self.notes:
                note, key = name.removesuffix("Reference"), value(element, "id")
                self._refer(note, key)
                yield self._alone(note, key)
            elif name == "instrText":
                self._tell(element.text or "")
            elif name == "txbxContent":
                self._boxes.append(element)
            elif name == "drawing":
                yield self._alone("image", "")
                yield from self._pieces(element)
            elif name in {"r", "hyperlink"} and not _is_hidden(name, element):
                yield from self._enclosed(element, formatting(element) if name == "r" else link(element))
            elif name not in _SILENT and not _is_hidden(name, element):
                yield from self._pieces(element)

    def _enclosed(self, element: _Element, opening: Inline) -> Iterator[str | Inline]:
        self._number += 1
        number = self._number
        yield opening._replace(number=number)
        yield from self._pieces(element)
        yield Inline(CodeKind.CLOSE, number, opening.name, opening.markup)

    def _alone(self, name: str, markup: str) -> Inline:
        self._number += 1
        return Inline(CodeKind.ALONE, self._number, name, markup)

    @property
    def _is_silent(self) -> bool:
        return any(field.is_silent for field in self._fields)

    def _field(self, step: str) -> None:
        if step == "begin":
            self._fields.append(_Field())
        elif self._fields and step == "separate":
            self._fields[-1].told = True
        elif self._fields and step == "end":
            self._fields.pop()

    def _tell(self, code: str) -> None:
        if self._fields:
            self._fields[-1].code += code

    def _refer(self, note: str, key: str) -> None:
        if key not in self.notes[note]:
            self.notes[note].append(key)


def _children(parent: _Element) -> Iterator[_Element]:
    """The child elements, of alternatives the first only."""
    for element in parent:
        if element.tag == _ALTERNATES:
            first = next(iter(element), None)
            if first is not None:
                yield from _children(first)
        else:
            yield element
