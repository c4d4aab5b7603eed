"""Words set with a space between their letters: е г і с т і к."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import RepairKind
from corpus.repair.draft import Edit
from corpus.repair.vocabulary import Vocabulary

_LETTER = r"[^\W\d_]"
_SPACED = re.compile(rf"(?<![\w.])(?:{_LETTER}[ \xa0])+{_LETTER}(?!\w)")
_SURE_LENGTH = 4


def find_spaced_words(text: str, vocabulary: Vocabulary) -> Iterator[Edit]:
    """Runs of at least three single letters; short ones only when the text knows the word they make."""
    for found in _SPACED.finditer(text):
        letters = found.group().replace(" ", "").replace("\xa0", "")
        if len(letters) < 3 or (letters.isupper() and len(letters) < _SURE_LENGTH):
            continue
        known = vocabulary.knows(letters)
        sure = known or (len(letters) > _SURE_LENGTH and _one_script(letters))
        certainty = 0.99 if known else 0.9 if sure else 0.5
        yield Edit(*found.span(), letters, RepairKind.SPACED_WORD, certainty, made=sure)


def _one_script(letters: str) -> bool:
    return letters.isascii() or all(c > "\x7f" for c in letters)
