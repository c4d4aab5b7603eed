"""Hyphens that stand for dashes, dashes that stand for hyphens, and hyphens set loose between spaces.

A hyphen between spaces is a dash, unless the two words are written with a hyphen elsewhere in the
text (қарым - қатынас) or the second is an ending (16 - нан). In a text that sets hyphens loose like
that, other pairs of small-letter words are only proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import RepairKind
from corpus.repair.draft import Edit
from corpus.repair.vocabulary import Vocabulary

_BETWEEN_SPACES = re.compile(r"(?<=\S) (--?|[–—]) (?=\S)")
_HALF_LOOSE = re.compile(r"(?<=[^\W\d_])(?:- | -)(?=[^\W\d_])")
_INSIDE = re.compile(r"(?<![\w-])([^\W\d_]+)[–—]([^\W\d_]+)(?![\w-])")
_ENDING = (
    r"(?:ші|шы|інші|ыншы|нші|ншы|жылд\w+|[дтн][ае]н|[ғгқк][ае]|[дт][аеғ]?[ғг]?[ыі]?|[дт][ае][ғг][ыі]"
    r"|[нд][ыі]ң|[нд][ыі]|[нд]е|ақ|ау|ға|ге|й|го|му|х|м|е|я)"
)
_AFTER_DIGITS = re.compile(rf"(?<=\d)[–—](?={_ENDING}(?!\w))")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:-[^\W_]+)*$")
_WORD_AFTER = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SUFFIX = re.compile(
    r"(?:[дтн][ае]н|[ғгқк][ае]|[нд][ыі]ң|[нд][ыі]|[нд]е|[дт][ае](?:[ғг][ыі])?|ші|шы|інші|ыншы)"
)
_PARTICLES = frozenset({"ақ", "ау", "мыс", "міс"})
_DASHES = "–—"
_LONGEST_WORD = 40
_LOOSE_SHARE = 0.15
_SURELY_COMPOUND = 3


def find_dashes(text: str, vocabulary: Vocabulary) -> Iterator[Edit]:
    """Hyphens between spaces made dashes of the text's own kind, loose and wrong hyphens set right."""
    dash = max(_DASHES, key=lambda sign: text.count(f" {sign} "))
    between = [
        (found, _is_compound(text, found.span(), vocabulary)) for found in _BETWEEN_SPACES.finditer(text)
    ]
    loose = sum(compound for _, compound in between) >= _LOOSE_SHARE * len(between)
    for found, compound in between:
        start, end = found.span()
        if compound:
            yield Edit(start, end, "-", RepairKind.DASH, 0.95)
        elif found.group(1)[0] == "-":
            doubtful = loose and text[start - 1].isalpha() and text[end].islower()
            yield Edit(*found.span(1), dash, RepairKind.DASH, 0.6 if doubtful else 0.9, made=not doubtful)
    for found in _HALF_LOOSE.finditer(text):
        yield from _half_loose(text, found, dash, vocabulary)
    for found in _AFTER_DIGITS.finditer(text):
        yield Edit(*found.span(), "-", RepairKind.DASH, 0.97)
    for found in _INSIDE.finditer(text):
        known = vocabulary.knows(f"{found.group(1)}-{found.group(2)}")
        at = found.end(1)
        yield Edit(at, at + 1, "-", RepairKind.DASH, 0.97 if known else 0.6, made=known)


def _half_loose(text: str, found: re.Match[str], dash: str, vocabulary: Vocabulary) -> Iterator[Edit]:
    """A hyphen with a space on one side only: the word's own, or else perhaps a dash."""
    start, end = found.span()
    if _is_compound(text, (start, end), vocabulary):
        yield Edit(start, end, "-", RepairKind.DASH, 0.95)
    elif text[start] == " ":
        yield Edit(start + 1, end, f"{dash} ", RepairKind.DASH, 0.6, made=False)


def _is_compound(text: str, place: tuple[int, int], vocabulary: Vocabulary) -> bool:
    """Whether the words on both sides of a place are one word with a hyphen."""
    before = _WORD_BEFORE.search(text[max(0, place[0] - _LONGEST_WORD) : place[0]])
    after = _WORD_AFTER.match(text, place[1])
    if before is None or after is None or before.group().isupper():
        return False
    first, second = before.group(), after.group()
    if first.isdigit():
        return _SUFFIX.fullmatch(second) is not None
    if second in _PARTICLES:
        return True
    if not second.islower():
        return False
    if any(sign in text[slice(*place)] for sign in _DASHES):
        return vocabulary.count(f"{first}-{second}") >= _SURELY_COMPOUND
    return vocabulary.knows(f"{first}-{second}")
