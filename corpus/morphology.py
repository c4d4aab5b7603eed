"""Kazakh word structure as evidence: vowel harmony, suffix chains, and where a word may be divided.

No analyser: a suffix chain that fits the sounds before it speaks for one written word, a syllable
that cannot begin where the hyphen stands speaks against it. Suffixes come from `data/kk-suffixes.txt`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

BACK = frozenset("аоұы")
FRONT = frozenset("әеөүі")
VOWELS = frozenset("аәеоөұүыіуиэёюя")
_CONSONANTS = frozenset("бвгғджзйкқлмнңпрстфхһцчшщ")
_SOUNDS = {"A": "[ае]", "I": "[ыі]", "L": "[лдт]", "D": "[дт]", "N": "[ндт]", "G": "[ғгқк]", "B": "[мбп]",
           "Q": "[қк]"}  # fmt: skip
_INVARIABLE = re.compile(r"[мбп]ен(?:ен)?$")
_LONGEST_CHAIN = 6


@cache
def _chain() -> re.Pattern[str]:
    text = files("corpus").joinpath("data/kk-suffixes.txt").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    shapes = ("".join(_SOUNDS.get(c, c) for c in line) for line in sorted(lines, key=len, reverse=True))
    return re.compile(f"(?:{'|'.join(shapes)}){{1,{_LONGEST_CHAIN}}}")


@lru_cache(maxsize=1 << 16)
def is_suffix_chain(ending: str) -> bool:
    """Whether an ending can be cut into Kazakh suffixes."""
    return _chain().fullmatch(ending) is not None


def harmony(word: str) -> int:
    """1 for back vowels only, -1 for front ones only, 0 for both or neither."""
    letters = set(word)
    back, front = bool(letters & BACK), bool(letters & FRONT)
    return (back and not front) - (front and not back)


def last_harmony(word: str) -> int:
    """1 when the last telling vowel is a back one, -1 when it is a front one, 0 when there is none."""
    for letter in reversed(word):
        if letter in BACK:
            return 1
        if letter in FRONT:
            return -1
    return 0


def agrees(stem: str, ending: str) -> bool:
    """Whether an ending's vowels follow the last vowel of the stem."""
    follows = harmony(_INVARIABLE.sub("", ending))
    return follows == 0 or last_harmony(stem) in (0, follows)


def is_impossible(word: str) -> bool:
    """Whether a lower-case word holds vowels that cannot stand side by side in Kazakh (ұа, үы)."""
    return re.search(r"[ұүөәі][аәоөұүыіеэ]|[ыа][әөүі]", word) is not None


def may_divide(left: str, right: str) -> bool:
    """Whether a word may be divided between two lower-case halves: a syllable begins at the right one."""
    if not VOWELS & set(left) or not VOWELS & set(right):
        return False
    if right[0] in "ьъй" or (right[0] in VOWELS and left[-1] not in VOWELS and left[-1] != "й"):
        return False
    onset = 0
    while onset < len(right) and right[onset] in _CONSONANTS:
        onset += 1
    return onset < len(right) and onset <= 2 and not (left[-1] in VOWELS and onset > 2)
