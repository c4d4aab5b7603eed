"""Word documents: the text of WordprocessingML as it would be printed, changes accepted (ISO 29500-1).

Notes follow the body in the order they are referred to, headers and footers come last. A text box follows
the paragraph it is anchored in, and is read once: files hold it twice, for new and old versions of Word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple

from corpus.document import Document, Kind
from corpus.errors import ReadError
from corpus.placeholders import CodeKind
from corpus.readers.blocks import Block, document_of_blocks
from corpus.readers.container import MAGIC, Container
from corpus.readers.docx_inline import formatting, link, paragraph_of
from corpus.readers.docx_styles import Styles, child, value, word_name
from corpus.readers.inline import Inline, Piece, Said

if TYPE_CHECKING:
    from lxml.etree import _Element

_DELETED = frozenset({"del", "moveFrom"})
_SILENT = frozenset({"pPr", "rPr", "delText", "delInstrText", "rt", "sdtPr", "sdtEndPr",
                     "tblPr", "trPr", "tcPr", "sectPr"}) | _DELETED  # fmt: skip
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_ALTERNATES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_GENERATED = ("TOC", "TOA", "INDEX")
"""Fields whose result repeats what stands elsewhere in the document."""
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURES = {"drawing": "image", "pict": "image", "object": "object"}
_LINK_FIELD = "HYPERLINK"
_MAIN_PART = "/officeDocument"
_NOTES = (("footnote", "footnotes.xml"), ("endnote", "endnotes.xml"))
_RUNNING = frozenset({"headerReference", "footerReference"})


class DocxReader:
    """Reads Word documents."""

    suffixes: tuple[str, ...] = (".docx", ".docm", ".dotx")

    def takes(self, data: bytes) -> bool:
        """Whether the bytes are a zip file that speaks of a Word document."""
        return data.startswith(MAGIC) and b"word/document.xml" in data

    def read(self, data: bytes, name: str, *, lang: str, encoding: str | None) -> Document:  # noqa: ARG002
        """The document in a Word file; XML names its own encoding."""
        return document_of_blocks(word_text(Container.open(data, name)).blocks, name, lang)


class WordText(NamedTuple):
    """The paragraphs of a Word document, and the parts they stand in by their names in the container."""

    blocks: list[Block]
    parts: dict[str, _Element]


def word_text(container: Container) -> WordText:
    """The text of a Word document; raises ReadError when it is none."""
    main = _main_part(container)
    parts = {main: container.xml(main)}
    if word_name(parts[main]) != "document":
        raise ReadError(f"{container.name} is not a Word document: save it as docx")
    folder = dirname(main)
    styles = join(folder, "styles.xml")
    text = _Text(Styles.of(container.xml(styles) if styles in container else None))
    blocks = [*text.blocks(parts[main], Kind.BODY), *text.rest()]
    for note, part in _NOTES:
        member = join(folder, part)
        if text.notes[note] and member in container:
            parts[member] = container.xml(member)
            blocks += text.noted(parts[member], note)
    for member in _running(container, main, parts[main]):
        parts[member] = container.xml(member)
        blocks += (block for block in text.blocks(parts[member], Kind.BODY) if _has_letters(block))
    return WordText(blocks, parts)


def _running(container: Container, main: str, root: _Element) -> Iterator[str]:
    """The parts that hold the headers and footers of a document, in the order it refers to them."""
    relations = join(dirname(main), "_rels", f"{basename(main)}.rels")
    if relations not in container:
        return
    targets = {relation.get("Id"): relation.get("Target", "") for relation in container.xml(relations)}
    done = set()
    for element in root.iter():
        if word_name(element) not in _RUNNING:
            continue
        relation = next((str(text) for name, text in element.items() if str(name).endswith("}id")), None)
        member = normpath(join("/", dirname(main), targets.get(relation, ""))).lstrip("/")
        if member in container and member not in done:
            done.add(member)
            yield member


def _has_letters(block: Block) -> bool:
    """Whether a paragraph is more than the number of a page."""
    return any(char.isalpha() for char in block.text)


def _main_part(container: Container) -> str:
    if "_rels/.rels" in container:
        for relation in container.xml("_rels/.rels"):
            if relation.get("Type", "").endswith(_MAIN_PART):
                return normpath(relation.get("Target", "").lstrip("/"))
    return "word/document.xml"


@dataclass(slots=True)
class _Field:
    """A field that is open: its code, whether that was told to its end, and the number its result has."""

    begin: _Element
    code: str = ""
    told: bool = False
    number: int = 0

    @property
    def is_silent(self) -> bool:
        """Whether what stands here is its code, or a result that repeats other text."""
        return not self.told or _is_generated(self.code)


def _is_generated(code: str) -> bool:
    """Whether a field's result is made from the rest of the document."""
    return code.split(maxsplit=1)[:1] in [[name] for name in _GENERATED]


def _field_name(code: str) -> str:
    return "link" if code.split(maxsplit=1)[:1] == [_LINK_FIELD] else "field"


def _opening(name: str, element: _Element) -> Inline | None:
    """What an element that encloses text opens, None for one that is no formatting."""
    if name == "r":
        return formatting(element)
    if name == "hyperlink":
        return link(element)
    if name == "fldSimple":
        code = value(element, "instr")
        return Inline(CodeKind.OPEN, 0, _field_name(code), code, element)
    if name == "sdt":
        return Inline(CodeKind.OPEN, 0, "control", "", element)
    if element.tag == f"{_MATH}oMath":
        return Inline(CodeKind.OPEN, 0, "formula", "", element)
    return None


def _within(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a paragraph without the ends of what does not begin and end in it, as long fields do."""
    ends = Counter(piece.number for piece in pieces if isinstance(piece, Inline))
    return [
        piece
        for piece in pieces
        if isinstance(piece, Said) or piece.kind is CodeKind.ALONE or ends[piece.number] > 1
    ]


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
        self._carried: list[Piece] = []  # a paragraph whose end was deleted runs on into the next
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
        yield paragraph_of(carried, Kind.BODY)

    def noted(self, root: _Element, note: str) -> Iterator[Block]:
        """The paragraphs of the notes that were referred to, in that order."""
        found = {value(element, "id"): element for element in root if word_name(element) == note}
        for key in self.notes[note]:
            if key in found:
                yield from self.blocks(found[key], Kind.FOOTNOTE)

    def _paragraph(self, element: _Element, place: Kind) -> Iterator[Block]:
        pieces = _within([*self._carried, *self._pieces(element)])
        self._carried = []
        boxes, self._boxes = self._boxes, []
        properties = child(element, "pPr")
        if child(properties, "rPr", "del") is not None:
            self._carried = pieces
        else:
            yield paragraph_of(pieces, self._styles.kind(properties) if place is Kind.BODY else place)
        for box in boxes:
            yield from self.blocks(box, place)

    def _pieces(self, parent: _Element) -> Iterator[Piece]:
        for element in _children(parent):
            name = word_name(element)
            if name == "t" or element.tag == f"{_MATH}t":
                if not self._is_silent:
                    yield Said(" ".join((element.text or "").splitlines()), element)
            elif name in _SIGNS:
                if not self._is_silent:
                    yield Said(_SIGNS[name], element)
            elif name == "fldChar":
                yield from self._field(element, value(element, "fldCharType"))
            elif name.endswith("Reference") and name.removesuffix("Reference") in self.notes:
                note, key = name.removesuffix("Reference"), value(element, "id")
                self._refer(note, key)
                yield self._alone(note, key, element)
            elif name == "instrText":
                self._tell(element.text or "")
            elif name == "txbxContent":
                self._boxes.append(element)
            elif name in _PICTURES:
                yield self._alone(_PICTURES[name], "", element)
                yield from self._pieces(element)
            elif (opening := _opening(name, element)) and not _is_hidden(name, element):
                yield from self._enclosed(element, opening)
            elif name not in _SILENT and not _is_hidden(name, element):
                yield from self._pieces(element)

    def _enclosed(self, element: _Element, opening: Inline) -> Iterator[Piece]:
        self._number += 1
        number = self._number
        yield opening._replace(number=number)
        yield from self._pieces(element)
        yield opening._replace(kind=CodeKind.CLOSE, number=number)

    def _alone(self, name: str, markup: str, element: _Element) -> Inline:
        self._number += 1
        return Inline(CodeKind.ALONE, self._number, name, markup, element)

    @property
    def _is_silent(self) -> bool:
        return any(field.is_silent for field in self._fields)

    def _field(self, element: _Element, step: str) -> Iterator[Inline]:
        """What begins and ends the result of a field that is read."""
        if step == "begin":
            self._fields.append(_Field(element))
        elif self._fields and step == "separate":
            field = self._fields[-1]
            field.told = True
            if not self._is_silent:
                self._number += 1
                field.number = self._number
                yield Inline(CodeKind.OPEN, field.number, _field_name(field.code), field.code, field.begin)
        elif self._fields and step == "end":
            field = self._fields.pop()
            if field.number:
                yield Inline(CodeKind.CLOSE, field.number, _field_name(field.code), field.code, element)

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
