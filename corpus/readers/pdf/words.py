"""The words of a PDF page with their places, as PDFium finds them.

Coordinates are points, x to the right and y upwards, turned so that most of the page's text runs upright.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pypdfium2

_HYPHENS = "\x02\ufffe"
"""What PDFium makes of a hyphen at the end of a line."""
_LIGATURES = range(0xFB00, 0xFB07)
_BOLD = 600
_APART = 0.3
_SAME_ROW = 0.5
_RAISED = 0.8
_OVERPRINTED = 0.3


class Word(NamedTuple):
    """Characters that stand together: `size` is the size of their font."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool


class PageWords(NamedTuple):
    """The words of a page in the file's order, and how many of its characters have no known meaning."""

    words: list[Word]
    characters: int
    unreadable: int


class _Glyph(NamedTuple):
    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    weight: int
    quarter: int


def words_of(page: pypdfium2.PdfPage) -> PageWords:
    """The words of a page; text that runs otherwise than most of the page is left out."""
    textpage = page.get_textpage()
    try:
        glyphs, unreadable = _glyphs(textpage)
    finally:
        textpage.close()
    known = Counter(glyph.quarter for glyph in glyphs if glyph is not None)
    upright = known.most_common(1)[0][0] if known else 0
    turned = [
        None if glyph is None or glyph.quarter != upright else _turned(glyph, upright) for glyph in glyphs
    ]
    return PageWords(_without_overprints(_joined(turned)), known.total(), unreadable)


def _glyphs(textpage: pypdfium2.PdfTextPage) -> tuple[list[_Glyph | None], int]:
    """The characters of a page, None where PDFium sees a space or a line's end."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    found: list[_Glyph | None] = []
    unreadable = 0
    for index in range(textpage.count_chars()):
        text = _character(pdfium.FPDFText_GetUnicode(textpage, index))
        if not text or text.isspace():
            found.append(None)
            continue
        unreadable += text == "\ufffd" or pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 1
        pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
        angle = pdfium.FPDFText_GetCharAngle(textpage, index)
        quarter = round(angle / (math.pi / 2)) % 4 if angle > 0 else 0
        size = pdfium.FPDFText_GetFontSize(textpage, index) or 1.0
        height = abs(box.right - box.left) if quarter % 2 else abs(box.top - box.bottom)
        if height and not size / 3 < height < size * 3:
            size = height
        weight = pdfium.FPDFText_GetFontWeight(textpage, index)
        found.append(_Glyph(text, box.left, box.right, box.bottom, box.top, size, weight, quarter))
    return found, unreadable


def _character(code: int) -> str:
    if chr(code) in _HYPHENS:
        return "-"
    if code in _LIGATURES:
        return unicodedata.normalize("NFKC", chr(code))
    if code < 32 or 0x7F <= code < 0xA0:
        return ""
    return "\ufffd" if 0xD800 <= code < 0xE000 or 0xE000 <= code < 0xF900 else chr(code)


def _turned(glyph: _Glyph, quarter: int) -> _Glyph:
    """A glyph with its box turned back by quarters of a full turn."""
    left, right, bottom, top = glyph.left, glyph.right, glyph.bottom, glyph.top
    for _ in range(quarter):
        left, right, bottom, top = bottom, top, -right, -left
    return glyph._replace(left=left, right=right, bottom=bottom, top=top)


def _joined(glyphs: Iterable[_Glyph | None]) -> list[Word]:
    words: list[Word] = []
    run: list[_Glyph] = []
    for glyph in glyphs:
        if run and (glyph is None or not _touches(run[-1], glyph)):
            words.append(_word(run))
            run = []
        if glyph is not None:
            run.append(glyph)
    if run:
        words.append(_word(run))
    return words


def _touches(before: _Glyph, glyph: _Glyph) -> bool:
    gap = glyph.left - before.right
    rise = abs(glyph.bottom - before.bottom)
    size = max(glyph.size, before.size)
    if min(glyph.size, before.size) < _RAISED * size:
        return False
    return -size < gap < _APART * size and rise < _SAME_ROW * size


def _word(run: list[_Glyph]) -> Word:
    bold = sum(glyph.weight >= _BOLD for glyph in run) * 2 > len(run)
    return Word(
        "".join(glyph.text for glyph in run),
        min(glyph.left for glyph in run),
        max(glyph.right for glyph in run),
        min(glyph.bottom for glyph in run),
        max(glyph.top for glyph in run),
        Counter(round(glyph.size, 1) for glyph in run).most_common(1)[0][0],
        bold,
    )


def _without_overprints(words: list[Word]) -> list[Word]:
    """The words without those printed twice to look bold."""
    places: dict[str, list[Word]] = {}
    kept = []
    for word in words:
        alike = places.setdefault(word.text, [])
        reach = _OVERPRINTED * word.size
        if any(
            abs(word.left - other.left) < reach and abs(word.bottom - other.bottom) < reach for other in alike
        ):
            continue
        alike.append(word)
        kept.append(word)
    return kept
