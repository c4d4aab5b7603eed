"""What the index keeps of a unit, and the keys under which it is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple

from corpus.folding import fold
from memory.forms import STEM_BITS, Form, content, forms, stem_hash

_TARGET = 1 << STEM_BITS
_NO_WORDS = stem_hash("#")
_NO_KEYS = {0, _TARGET}
_LONGEST = 0xFFFF


class Entry(NamedTuple):
    """A unit in the index: the hash of what its source says, its length in words, its keys and its words.

    A key is the hash of a word's stem and a bit for the side. Two stems may share one by chance: then a list
    is a little longer than it need be, and the exact score, which decides, is none the worse.
    """

    hash: int
    size: int
    keys: set[int]
    words: set[Form]


def entry(source: str, source_lang: str, targets: Mapping[str, str]) -> Entry:
    """The entry of a unit's texts."""
    found = forms(source, source_lang)
    size = len([1 for form in found if form.stem])
    words = set(found)
    keys = {form.stem_hash for form in words}
    for lang, text in targets.items():
        theirs = set(forms(text, lang))
        keys.update([form.stem_hash | _TARGET for form in theirs])
        words |= theirs
    keys -= _NO_KEYS
    if not size:
        keys.add(_NO_WORDS)
    return Entry(_hash(source, found), min(size, _LONGEST), keys, words)


def exact_hash(source: str, lang: str) -> int:
    """The hash shared by texts that may score 100."""
    return _hash(source, forms(source, lang))


def query_keys(found: Iterable[Form]) -> dict[int, int]:
    """The keys of a query's words, and how often each occurs; the key of texts without words else."""
    counts: dict[int, int] = {}
    for form in found:
        if form.stem:
            counts[form.stem_hash] = counts.get(form.stem_hash, 0) + 1
    return counts or {_NO_WORDS: 1}


def side_key(stem: str, source: bool) -> int:
    """The key of a stem on one side."""
    return stem_hash(stem) | (0 if source else _TARGET)


def is_source_key(key: int) -> bool:
    """Whether a key is one of the source side."""
    return not key & _TARGET


def _hash(text: str, found: list[Form]) -> int:
    said = (content(found) or fold(text)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(said, digest_size=8).digest(), "big", signed=True)
