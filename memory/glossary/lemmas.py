"""Which words of a text are forms of one word, and which of them is its dictionary form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus.inflection import kazakh, russian
from memory.glossary.entry import Entry, Term
from memory.glossary.recognition import Glossary

_RAREST = 0.02
_FEWEST_FORMS = 2
_CITATION = {"ru": (("ый", "ий"), ("а", "я", "ь"), ("о", "е", "ы"))}


def lemmas(vocabulary: Counter[str], lang: str) -> Mapping[str, str]:
    """For each lower-case word of a text the word it is most likely a form of, maybe itself.

    That word stands in the text, too, or the text has several other forms of it.
    Of the words that could be it, the one that explains most different words is taken, then the one that
    looks most like a dictionary form, then the shortest; a word fifty times as frequent is explained by none.
    """
    words = sorted(vocabulary)
    unmet = _unmet(words, lang)
    glossary = Glossary([Entry((Term(word, lang),)) for word in sorted({*words, *unmet})])
    explains: dict[str, int] = defaultdict(int)
    readings = {}
    for word in words:
        found = {f.term.text for f in glossary.find(word, lang, overlapping=True) if f.span == (0, len(word))}
        met = {lemma for lemma in found if vocabulary[lemma] >= _RAREST * vocabulary[word]}
        guessed = found & unmet if lang == "kk" or met <= {word} else set()
        readings[word] = met | guessed | {word}
        for lemma in readings[word]:
            explains[lemma] += 1
    rare = {lemma for lemma in unmet if explains[lemma] < _FEWEST_FORMS}
    return {
        word: max(found - rare, key=lambda lemma: _rank(lemma, explains, lang))
        for word, found in readings.items()
    }


def _unmet(words: Sequence[str], lang: str) -> set[str]:
    """The dictionary forms that words may be forms of, but that are not among them."""
    bases: dict[str, Callable[[str], Iterable[str]]] = {"kk": kazakh.possessed_bases, "ru": russian.bases}
    if lang not in bases:
        return set()
    proposed = Counter(base for word in words for base in bases[lang](word))
    return {base for base, count in proposed.items() if lang == "kk" or count >= _FEWEST_FORMS} - set(words)


def _rank(lemma: str, explains: Mapping[str, int], lang: str) -> tuple[int, tuple[bool, ...], int, str]:
    looks = tuple(lemma.endswith(endings) for endings in _CITATION.get(lang, ()))
    return explains[lemma], looks, -len(lemma), lemma
