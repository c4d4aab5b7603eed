"""The phrases of a text that may be terms: word sequences without function words, forms put together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from memory.forms import TokenKind, tokens
from memory.glossary.lemmas import lemmas

LONGEST = 4
_CASE_OF_POSSESSED = re.compile("(?<=[ыі])(?:н[ыі]ң|н[ае]н?|нд[ае](?:н|ғы|гі)?|мен|н)$")
_SHORTEST_WORD = 3

Key = tuple[str, ...]
"""The dictionary forms of a phrase's words."""


class WordKinds(Protocol):
    """What is known of the words of a language, lower-case, in any form."""

    def ignored(self, word: str) -> bool:
        """Whether no term holds the word: a verb, a pronoun, a preposition."""
        ...

    def qualifies(self, word: str) -> bool:
        """Whether the word only qualifies another, as an adjective does, so that no term ends with it."""
        ...


@dataclass(slots=True)
class Phrase:
    """A phrase: its key, the sentences it stands in, and how often it is written how."""

    key: Key
    sentences: set[int] = field(default_factory=set)
    surfaces: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """How often it stands in the text."""
        return self.surfaces.total()


def phrase_table(
    sentences: Sequence[str], lang: str, kinds: WordKinds, *, least: int
) -> Mapping[Key, Phrase]:
    """The phrases of up to four words that stand at least `least` times in some sentences.

    In Kazakh only the last word is brought to its dictionary form, as only it is inflected.
    """
    runs = [list(_runs(sentence, lang, kinds)) for sentence in sentences]
    vocabulary = Counter(word.lower() for some in runs for run in some for word in run)
    base = lemmas(vocabulary, lang)
    found: dict[Key, Phrase] = {}
    singles = Counter(base[word] for word in vocabulary.elements())
    for number, some in enumerate(runs):
        for run in some:
            for key, surface in _phrases(run, base, singles, lang, least):
                if kinds.qualifies(key[-1]):
                    continue
                phrase = found.setdefault(key, Phrase(key))
                phrase.sentences.add(number)
                phrase.surfaces[surface] += 1
    return {key: phrase for key, phrase in found.items() if phrase.count >= least}


def _runs(sentence: str, lang: str, kinds: WordKinds) -> Iterator[list[str]]:
    """The stretches of a sentence between marks, numbers and words that no term holds.

    The capital that only opens the sentence is made small.
    """
    run: list[str] = []
    for place, token in enumerate(tokens(sentence, lang)):
        word = sentence[token.start : token.end]
        if not place and not word.isupper():
            word = word[:1].lower() + word[1:]
        if (
            token.form.kind is TokenKind.WORD
            and len(word) >= _SHORTEST_WORD
            and not kinds.ignored(word.lower())
        ):
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _phrases(
    run: list[str], base: Mapping[str, str], singles: Counter[str], lang: str, least: int
) -> Iterator[tuple[Key, str]]:
    lower = [word.lower() for word in run]
    for start in range(len(run)):
        for end in range(start + 1, min(start + LONGEST, len(run)) + 1):
            if singles[base[lower[end - 1]]] < least:
                break
            last = base[lower[end - 1]]
            first = (
                lower[start : end - 1] if lang == "kk" else [base[word] for word in lower[start : end - 1]]
            )
            yield (*first, last), " ".join(run[start:end])


def dictionary_form(phrase: Phrase, lang: str, kinds: WordKinds) -> str:
    """How a phrase is best written: the form met that is nearest to a dictionary's, in its usual capitals.

    A Kazakh phrase of several words that often has a possessive keeps it (мемлекет басшысы).
    """
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for surface, count in phrase.surfaces.items():
        written[surface.lower()][surface] += count

    def often(forms: list[str]) -> int:
        return sum(written[form].total() for form in forms)

    owned = [form for form in written if form.endswith(("ы", "і"))] if lang == "kk" else []
    if len(phrase.key) > 1 and 4 * often(owned) >= phrase.count:
        forms = owned
    else:
        same = {
            form: sum(
                w == k and not kinds.qualifies(w) for w, k in zip(form.split(), phrase.key, strict=True)
            )
            for form in written
        }
        forms = [form for form in written if same[form] == max(same.values())]
    best = max(forms, key=lambda form: (written[form].total(), -len(form)))
    usual = written[best].most_common(1)[0][0]
    return _CASE_OF_POSSESSED.sub("", usual) if lang == "kk" and len(phrase.key) > 1 else usual
