"""Terms found in running text, in whatever form they stand there.

The stems of all terms stand in one dictionary; a word of the text is looked up by each of its beginnings, and
what is left must be an ending the stem can take. So the time a sentence takes hardly depends on how many
terms there are. Words are compared as `memory.forms` spells them: case, script, quotes and look-alike letters
do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from corpus.inflection.kazakh import own_phrases, own_words
from memory.forms import Token, TokenKind, needs_coarse, one_spelling, tokens
from memory.glossary.entry import Entry, Term, TermStatus
from memory.glossary.phrases import QUOTES, Pattern, merged, phrases

_PARTICLES = ("-ақ", "-ау", "-аи", "-мыс", "-міс")
_MOST_REMEMBERED = 50_000
_WRAPPED = re.compile(r"(?<=[^\W\d_])[-‑¬\xad][ \t]*\r?\n\s*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Found:
    """A term met in a text: where it stands (character offsets, end excluded), and what it is."""

    start: int
    end: int
    entry: Entry
    term: Term

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


class Glossary:
    """Entries made ready for finding their terms in texts; each language is prepared when it is asked for."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._indexes: dict[tuple[str, bool], _Index] = {}

    def __reduce__(self) -> tuple[type[Glossary], tuple[tuple[Entry, ...]]]:
        """To another process goes what it was made of."""
        return Glossary, (self.entries,)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that have terms."""
        return frozenset(term.lang for entry in self.entries for term in entry.terms)

    def find(self, text: str, lang: str, *, overlapping: bool = False) -> list[Found]:
        """The terms in a text, in order, forbidden ones included.

        Where terms overlap the longest counts, and of one word's readings the one that leaves the shortest
        ending; terms that are spelled alike are all given. With `overlapping` everything is.
        """
        index = self._index(lang, needs_coarse(text))
        found = index.found(text, lang)
        if _WRAPPED.search(text):
            found += _unwrapped(index, text, lang)
        found = list(dict.fromkeys(found))
        chosen = found if overlapping else _chosen(found)
        return [
            Found(m.start, m.end, m.entry, m.term) for m in sorted(chosen, key=lambda m: (m.start, -m.end))
        ]

    def _index(self, lang: str, coarse: bool) -> _Index:
        key = (lang, coarse)
        if key not in self._indexes:
            self._indexes[key] = _Index(self.entries, lang, coarse)
        return self._indexes[key]


def accepts(text: str, term: Term) -> bool:
    """Whether a text holds a term in any form."""
    return bool(_alone(term).find(text, term.lang, overlapping=True))


def holds_acceptable(text: str, entry: Entry, lang: str) -> bool:
    """Whether a text holds any of an entry's terms of a language that may be used."""
    return any(
        accepts(text, term) for term in entry.in_language(lang) if term.status is not TermStatus.FORBIDDEN
    )


@lru_cache(maxsize=4096)
def _alone(term: Term) -> Glossary:
    return Glossary([Entry((term,))])


@dataclass(frozen=True, slots=True, eq=False)
class _Match:
    """A term met: `cost` is how many letters of endings it took."""

    start: int
    end: int
    entry: Entry
    term: Term
    cost: int


@dataclass(slots=True)
class _Node:
    """Where some first patterns lead: further patterns, and the terms that end here."""

    after: dict[int, _Node] = field(default_factory=dict)
    ends: list[tuple[Entry, Term]] = field(default_factory=list)


class _Index:
    """The terms of one language: stems to patterns, sequences of patterns to terms."""

    def __init__(self, entries: Sequence[Entry], lang: str, coarse: bool) -> None:
        self._coarse = coarse
        self._lang = lang
        self._stems: dict[str, list[tuple[frozenset[str], int]]] = {}
        self._patterns: dict[Pattern, int] = {}
        self._capitals: set[int] = set()
        self._root = _Node()
        self._known: dict[str, list[tuple[int, int]]] = {}
        self._longest = 0
        self._own: frozenset[str] = frozenset()
        self._phrases: dict[str, str] = {}
        if lang == "kk":
            self._phrases = {one_spelling(word): one_spelling(next_) for word, next_ in own_phrases().items()}
            self._own = frozenset(merged(one_spelling(word, coarse=coarse)) for word in own_words())
        for entry in entries:
            for term in entry.terms:
                if term.lang == lang:
                    for phrase in phrases(term, coarse=coarse):
                        self._add(phrase, entry, term)

    def found(self, text: str, lang: str) -> list[_Match]:
        """Every term in a text, overlapping ones too."""
        words = [token for token in tokens(text, lang) if token.form.form not in QUOTES]
        if lang == "kk":
            words = [_without_particle(token) for token in words]
        readings = [self._readings(token, text) for token in words]
        for place, (token, following) in enumerate(pairwise(words)):
            expected = self._phrases.get(token.form.form)
            if expected and following.form.form.startswith(expected):
                readings[place] = [(number, cost) for number, cost in readings[place] if not cost]
        return [
            match
            for start in range(len(words))
            if readings[start]
            for match in self._from(start, words, readings)
        ]

    def _add(self, phrase: tuple[Pattern, ...], entry: Entry, term: Term) -> None:
        node = self._root
        for pattern in phrase:
            node = node.after.setdefault(self._number(pattern), _Node())
        if not any(known is entry for known, _ in node.ends):
            node.ends.append((entry, term))

    def _number(self, pattern: Pattern) -> int:
        number = self._patterns.get(pattern)
        if number is None:
            number = self._patterns[pattern] = len(self._patterns)
            if pattern.capitals:
                self._capitals.add(number)
            for one in pattern.paradigms:
                self._stems.setdefault(one.stem, []).append((one.endings, number))
                self._longest = max(self._longest, len(one.stem))
        return number

    def _readings(self, token: Token, text: str) -> list[tuple[int, int]]:
        """The patterns a token fits, each with the length of the shortest ending it needs."""
        word = token.form.coarse if self._coarse else token.form.form
        word = merged(word) if self._lang == "kk" else word.replace("ё", "е") if self._lang == "ru" else word
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            known = self._known[word] = self._read(word, token.form.kind)
        if self._capitals and known:
            return [(n, c) for n, c in known if n not in self._capitals or _in_capitals(token, text, c)]
        return known

    def _read(self, word: str, kind: TokenKind) -> list[tuple[int, int]]:
        best: dict[int, int] = {}
        shortest = 1 if kind is TokenKind.WORD and word not in self._own else len(word)
        for length in range(min(len(word), self._longest), shortest - 1, -1):
            rest = word[length:]
            for endings, number in self._stems.get(word[:length], ()):
                if rest in endings:
                    best.setdefault(number, len(rest))
        return list(best.items())

    def _from(self, start: int, words: list[Token], readings: list[list[tuple[int, int]]]) -> list[_Match]:
        found = []
        open_nodes = [(self._root, 0)]
        for place in range(start, len(words)):
            reached = [
                (after, cost + more)
                for node, cost in open_nodes
                for number, more in readings[place]
                if (after := node.after.get(number)) is not None
            ]
            if not reached:
                break
            for node, cost in reached:
                end = words[place].end
                found += [_Match(words[start].start, end, entry, term, cost) for entry, term in node.ends]
            open_nodes = reached
        return found


def _without_particle(token: Token) -> Token:
    """A Kazakh word without a particle written to it with a hyphen: басында-ақ."""
    form = token.form.form
    cut = next((len(particle) for particle in _PARTICLES if form.endswith(particle)), 0)
    if not cut or token.form.kind is not TokenKind.WORD:
        return token
    shorter = replace(token.form, form=form[:-cut], coarse=token.form.coarse[:-cut])
    return token._replace(form=shorter, end=token.end - cut)


def _in_capitals(token: Token, text: str, cost: int) -> bool:
    return text[token.start : token.end - cost].isupper()


def _chosen(found: list[_Match]) -> list[_Match]:
    """Of overlapping matches the longest, then the one with the shortest ending; equals together."""
    chosen: list[_Match] = []
    for match in sorted(found, key=lambda m: (m.start - m.end, m.cost, m.start)):
        clash = [other for other in chosen if other.start < match.end and match.start < other.end]
        if all((o.start, o.end, o.cost) == (match.start, match.end, match.cost) for o in clash):
            chosen.append(match)
    return chosen


def _unwrapped(index: _Index, text: str, lang: str) -> list[_Match]:
    """The terms in a text whose words broken at line ends are made whole."""
    kept: list[int] = []
    done = 0
    for hyphen in _WRAPPED.finditer(text):
        kept += range(done, hyphen.start())
        done = hyphen.end()
    kept += range(done, len(text))
    whole = "".join(text[place] for place in kept)
    return [
        _Match(kept[m.start], kept[m.end - 1] + 1, m.entry, m.term, m.cost)
        for m in index.found(whole, lang)
        if kept[m.end - 1] - kept[m.start] != m.end - 1 - m.start
    ]
