"""Word documents written anew with other texts: styles, fields, notes and pictures stay as they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.document import Document, Span
from corpus.original import Original
from corpus.placeholders import Code
from corpus.readers.container import Container
from corpus.readers.docx import word_text
from corpus.readers.docx_styles import word_name
from corpus.writers.base import Replacement, Written
from corpus.writers.container import packed
from corpus.writers.docx_paragraph import WordParagraph
from corpus.writers.locating import Located, located

if TYPE_CHECKING:
    from lxml.etree import _Element

_ALTERNATES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


class DocxWriter:
    """Writes Word documents."""

    def write(self, original: Original, document: Document, replacements: Sequence[Replacement]) -> Written:
        """The Word document with texts replaced; see `Writer`."""
        from lxml import etree

        container = Container.open(original.data, document.name)
        text = word_text(container)
        boxes = [twins for root in text.parts.values() for twins in _twin_boxes(root)]
        found, left = located(text.blocks, document, replacements)
        unplaced: list[Code] = []
        touched: set[_Element] = set()
        for paragraph in found:
            lost, kept = _replaced(paragraph)
            unplaced += lost
            left += kept
            touched.update(origin.element.getroottree().getroot() for origin in paragraph.block.origins)
        for box, old in boxes:
            _renew(box, old)
        parts = {
            member: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for member, root in text.parts.items()
            if root in touched
        }
        return Written(packed(container, parts), tuple(sorted(left)), tuple(unplaced))


def _replaced(paragraph: Located) -> tuple[list[Code], list[Span]]:
    """Replace what is to be replaced in a paragraph; what stands in several at once is left."""
    elements = {_paragraph_of(origin.element) for origin in paragraph.block.origins}
    element = elements.pop()
    if elements or element is None:
        return [], [stretch.span for stretch in paragraph.stretches]
    return WordParagraph(element, paragraph.block).replace(paragraph.stretches)


def _paragraph_of(element: _Element) -> _Element | None:
    return next((parent for parent in element.iterancestors() if word_name(parent) == "p"), None)


def _twin_boxes(root: _Element) -> Iterator[tuple[_Element, _Element]]:
    """Text boxes that the file holds a second time for older programs, with that second one."""
    for alternates in root.iter(_ALTERNATES):
        first, *others = [_boxes(child) for child in alternates] or [[]]
        for other in others:
            if len(other) == len(first):
                yield from (
                    (new, old) for new, old in zip(first, other, strict=True) if _text(new) == _text(old)
                )


def _boxes(element: _Element) -> list[_Element]:
    return [child for child in element.iter() if word_name(child) == "txbxContent"]


def _renew(box: _Element, old: _Element) -> None:
    """Give a text box's second form the text of the first, when that has changed."""
    from copy import deepcopy

    if _text(box) != _text(old):
        old[:] = [deepcopy(child) for child in box]


def _text(element: _Element) -> str:
    return "".join(child.text or "" for child in element.iter() if word_name(child) == "t")
