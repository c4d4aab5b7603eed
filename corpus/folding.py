"""Texts made comparable: case, look-alike letters and scripts no longer tell them apart.

`fold` keeps the length of nothing it need not keep: use it for comparing and indexing, never for
display. `skeleton` brings Cyrillic and Latin spellings of a name close to one another (Назарбаев,
Nazarbayev → nazarbaev, nazarbaiev); the remaining distance is for n-gram similarity to bridge.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_QUOTES = dict.fromkeys(map(ord, '«»“”„‟‹›"″'), '"')
_APOSTROPHES = dict.fromkeys(map(ord, "‘’‚‛ʼ′`´'"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_SPACES = dict.fromkeys(
    map(
        ord,
        "\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2000\u2001\u2002\u2003\u2004"
        "\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
    ),
    " ",
)
_INVISIBLE = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_PUNCTUATION = _QUOTES | _APOSTROPHES | _DASHES | _SPACES | _INVISIBLE | {ord("…"): "..."}

_LOOKALIKES = str.maketrans("aceiopxyh", "асеіорхуһ")

_LETTERS = re.compile("[a-zа-ӿ]+")
_LATIN_LETTER = re.compile("[a-z]")

_SKELETON = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "j",
    "з": "z", "и": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o",
    "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h",
    "һ": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "і": "i", "ь": "", "э": "e",
    "ю": "u", "я": "a",
}  # fmt: skip
_LATIN = (("kh", "h"), ("zh", "j"), ("ts", "c"), ("ya", "a"), ("yu", "u"), ("yo", "e"), ("gh", "g"),
          ("ph", "f"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("y", "i"), ("w", "v"), ("dj", "j"))  # fmt: skip


def fold_punctuation(text: str) -> str:
    """Quotes, dashes, apostrophes and spaces in one form each; invisible characters gone."""
    return text.translate(_PUNCTUATION)


def fold(text: str) -> str:
    """Lower case, punctuation of one form, and look-alike letters of mixed-script words made Cyrillic."""
    text = unicodedata.normalize("NFC", text).lower().translate(_PUNCTUATION)
    if not text.isascii() and _LATIN_LETTER.search(text):
        text = _LETTERS.sub(_unmixed, text)
    return " ".join(text.split())


def _unmixed(word: re.Match[str]) -> str:
    letters = word.group()
    if letters.isascii() or not _LATIN_LETTER.search(letters):
        return letters
    return letters.translate(_LOOKALIKES)


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """A word in a coarse Latin spelling common to Kazakh, Russian and English."""
    word = unicodedata.normalize("NFKD", word.lower().replace("й", "и").replace("ё", "е"))
    word = "".join(_SKELETON.get(c, c) for c in word if not unicodedata.combining(c))
    for latin, plain in _LATIN:
        word = word.replace(latin, plain)
    return "".join(c for i, c in enumerate(word) if c.isalnum() and word[i - 1 : i] != c)
