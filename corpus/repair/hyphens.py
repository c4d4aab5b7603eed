"""Hyphens that words carry of their own in Kazakh, Russian and English, known without any text."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_PARTICLE = re.compile(
    r".*\w-(?:ақ|ау)|.*(?:[ғгқк][ае]н|[дт][ыі]|[ае]р)-(?:мыс|міс)"
    r"|(?:что|кто|ко[гм]\w*|че[гм]\w*|как\w*|где|куда|откуда|когда|зачем|почему|чей|чь\w+)-(?:то|либо|нибудь)"
    r"|по-\w+(?:ому|ему|ски|цки|ьи)|кое-\w+|self-\w+"
)
_PERSIAN = "саяси|рухани|мәдени|тарихи|ғылыми|діни|ресми"
_TWO_ADJECTIVES = re.compile(
    rf"(?:{_PERSIAN}|\w{{3,}}(?:[лдт][ыі]қ|[лдт]ік))-(?:(?:{_PERSIAN})\w{{0,5}}"
    r"|\w{3,}(?:[лдт][ыі]қ|[лдт]ік|[лд][ыі])[^\W\d_]{0,5})"
    r"|\w{2,}(?:льн|вн|ичн|ическ|енн|арн|онн|урн|йн|ск)о"
    r"-\w{4,}(?:[оыие]й|[оеы]м|[оа]го|[оа]му|[аяу][юя]|[оы][ея]|[ыи][хме]|[ыи]ми)"
)
_NUMERALS = frozenset(
    ("бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз", "он", "жиырма", "отыз", "қырық",
     "елу", "алпыс", "жетпіс", "сексен", "тоқсан", "жүз", "мың")
)  # fmt: skip
_FIRST_PARTS = frozenset(
    ("научно", "социально", "общественно", "национально", "военно", "историко", "северо", "юго", "политико",
     "вице", "ура", "пресс", "интернет", "бизнес", "веб")
)  # fmt: skip
_ENGLISH_PREFIXES = frozenset(
    ("as", "be", "com", "con", "de", "dis", "en", "in", "inter", "mis", "per", "pro", "re", "sub", "un")
)
_ROMAN = re.compile(r"[IVXLCМХІ]+")
_SHORTEST_WORD = 4
_STEM = 4


def keeps_hyphen(left: str, right: str) -> bool:
    """Whether the hyphen cannot be the page's: after a figure or an abbreviation, before a capital."""
    if left[-1].isdigit() or right[0].isdigit():
        return True
    if right[0].isupper() and not (left.isupper() and right.isupper()):
        return True
    if left.isupper() and len(left) > 1 and right[0].islower():
        return True
    if _ROMAN.fullmatch(left) and _ROMAN.fullmatch(right):
        return True
    return left.isascii() != right.isascii()


def known_hyphens(left: str, right: str) -> float:
    """Log-odds against a hyphen between two lower-case halves, from what is known whatever the text."""
    whole = f"{left}-{right}"
    if _PARTICLE.fullmatch(whole):
        return -6.0
    if len(right) > 2 and any(second.startswith(right[:_STEM]) for second in _pairs().get(left, ())):
        return -8.0
    if _TWO_ADJECTIVES.fullmatch(whole):
        return -4.0
    if left in _ENGLISH_PREFIXES:
        return 3.0
    if left in _NUMERALS:
        return -4.0 if right.startswith(tuple(_NUMERALS)) else 4.0
    if left in _FIRST_PARTS and len(right) >= _SHORTEST_WORD and not right.startswith("ст"):
        return -4.0
    return 0.0


@cache
def _pairs() -> dict[str, list[str]]:
    """The second halves of common pair words by their first halves."""
    text = files("corpus").joinpath("data/kk-hyphenated.txt").read_text(encoding="utf-8")
    pairs: dict[str, list[str]] = {}
    for line in text.splitlines():
        first, hyphen, second = line.strip().partition("-")
        if hyphen and not line.startswith("#"):
            pairs.setdefault(first, []).append(second)
    return pairs
