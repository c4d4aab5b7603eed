"""A gloss: what the glossary and the shipped dictionary say of each word, for reading, not for keeping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner import Dictionary
from corpus.tokens import word_spans
from memory.glossary import Glossary, TermStatus
from workbench.suggest.candidate import Origin, Proposal, Query
from workbench.suggest.engine import NO_FAILURES, EngineCard

_TRUST = 0.3
_KNOWN = 0.5


class GlossEngine:
    """Puts a term of the glossary, or the first equivalent of the dictionary, for each word of the source.

    A word that neither knows stays as it is. Nothing is proposed where less than half of the words are known,
    or the source is in a language the dictionary has not.
    """

    failures = NO_FAILURES

    def __init__(self, glossary: Glossary) -> None:
        pairs = frozenset({("kk", "ru"), ("kk", "en")})
        self.card = EngineCard("gloss", "glossary", pairs, settings={"terms": len(glossary.entries)})
        self._glossary = glossary

    def propose(self, queries: Sequence[Query]) -> Sequence[Sequence[Proposal]]:
        """At most one gloss for each."""
        return [self._gloss(query) for query in queries]

    def close(self) -> None:
        """Nothing is held."""

    def _gloss(self, query: Query) -> Sequence[Proposal]:
        if not self.card.knows(query.source_lang, query.target_lang):
            return ()
        pieces, known, words = [], 0, 0
        place = 0
        for start, end, meaning in self._read(query):
            pieces += [query.source[place:start], meaning or query.source[start:end]]
            place = end
            words += 1
            known += bool(meaning)
        if not words or known < _KNOWN * words:
            return ()
        text = "".join((*pieces, query.source[place:]))
        reason = f"a gloss for reading: {known} of {words} words are known"
        return (Proposal(text, Origin.GLOSSARY, self.card.name, _TRUST, (reason,)),)

    def _read(self, query: Query) -> Iterator[tuple[int, int, str]]:
        """The terms and words of the source in order: where each stands, and its meaning, "" if unknown."""
        taken = 0
        terms = {found.start: found for found in self._glossary.find(query.source, query.source_lang)}
        for start, end in word_spans(query.source):
            if start < taken:
                continue
            found = terms.get(start)
            usable = [
                term.text
                for term in (found.entry.in_language(query.target_lang) if found else ())
                if term.status is not TermStatus.FORBIDDEN
            ]
            if found and usable:
                taken = found.end
                yield start, found.end, usable[0]
            else:
                yield start, end, _equivalent(query.source[start:end], query.target_lang)


def _equivalent(word: str, lang: str) -> str:
    if word[0].isdigit():
        return word
    entries = Dictionary.shipped().lookup(word)
    equivalents = entries[0].words(lang) if entries else ()
    return equivalents[0] if equivalents else ""
