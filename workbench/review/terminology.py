"""Terms of a glossary in source and translation: missing, forbidden, translated in several ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.inflection.russian import normal, relational
from memory.glossary import Entry, Glossary, Term, TermStatus
from workbench.review.finding import Finding, Pair, Severity

MISSING = "term-missing"
FORBIDDEN = "term-forbidden"
INCONSISTENT = "term-inconsistent"


@dataclass(frozen=True, slots=True)
class _Use:
    """What a pair made of a concept that its source speaks of."""

    segment: int
    source: Term
    target: Term


class Terminology:
    """Checks that the terms of a glossary are translated as it says, in whatever form they stand.

    Any preferred or admitted term will do, and in Russian the adjective made of a term of one word
    (бюджеттің: бюджетный). Of several concepts with one source term (ат: имя, конь) one must be found. A
    forbidden term is reported where the source speaks of its concept, or names no other.
    """

    name = "terminology"

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """Findings of the rules term-missing, term-forbidden and term-inconsistent, by segment."""
        findings: list[Finding] = []
        uses: dict[int, list[_Use]] = defaultdict(list)
        for pair in pairs:
            if pair.source and pair.target:
                findings += self._in_pair(pair, uses)
        findings += [finding for some in uses.values() for finding in _inconsistent(some)]
        yield from sorted(findings, key=lambda finding: finding.segment)

    def _in_pair(self, pair: Pair, uses: dict[int, list[_Use]]) -> Iterator[Finding]:
        lang = pair.target_lang
        used = self._used(pair)
        forbidden = self._forbidden(pair)
        asked: dict[str, tuple[Term, list[Entry]]] = {}
        for found in self._glossary.find(pair.source, pair.source_lang):
            if acceptable(found.entry, lang) or id(found.entry) in forbidden:
                asked.setdefault(found.term.text, (found.term, []))[1].append(found.entry)
        for source, entries in asked.values():
            translated = [(entry, used[id(entry)]) for entry in entries if id(entry) in used]
            wrong = [forbidden.pop(id(entry)) for entry in entries if id(entry) in forbidden]
            for entry, target in translated:
                uses[id(entry)].append(_Use(pair.segment, source, target))
            yield from (_forbidden(pair, entry, term) for entry, term in wrong)
            if not translated and not wrong and not _in_an_adjective(pair, entries):
                yield _missing(pair, source, entries)
        for entry, term in forbidden.values():
            if not entry.in_language(pair.source_lang):
                yield _forbidden(pair, entry, term)

    def _used(self, pair: Pair) -> dict[int, Term]:
        """The acceptable term of each entry that the translation holds."""
        found = self._glossary.find(pair.target, pair.target_lang, overlapping=True)
        return {id(f.entry): f.term for f in found if f.term.status is not TermStatus.FORBIDDEN}

    def _forbidden(self, pair: Pair) -> dict[int, tuple[Entry, Term]]:
        """The forbidden term of each entry that the translation holds, but as part of a longer one."""
        found = self._glossary.find(pair.target, pair.target_lang)
        return {id(f.entry): (f.entry, f.term) for f in found if f.term.status is TermStatus.FORBIDDEN}


def _in_an_adjective(pair: Pair, entries: Sequence[Entry]) -> bool:
    """Whether a Russian translation says a concept by an adjective made of its term."""
    if pair.target_lang != "ru":
        return False
    text = normal(pair.target.lower())
    terms = (term.text for entry in entries for term in acceptable(entry, "ru") if " " not in term.text)
    return any(adjective.search(text) for term in terms if (adjective := relational(term.lower())))


def acceptable(entry: Entry, lang: str) -> list[Term]:
    """The terms of an entry that may be used in a language, the preferred ones first."""
    terms = [term for term in entry.in_language(lang) if term.status is not TermStatus.FORBIDDEN]
    return sorted(terms, key=lambda term: term.status is not TermStatus.PREFERRED)


def _missing(pair: Pair, source: Term, entries: Sequence[Entry]) -> Finding:
    wanted = dict.fromkeys(term.text for entry in entries for term in acceptable(entry, pair.target_lang))
    message = f"{source.text} should be {' or '.join(wanted)}"
    return Finding(MISSING, Severity.WARNING, pair.segment, message)


def _forbidden(pair: Pair, entry: Entry, term: Term) -> Finding:
    better = [term.text for term in acceptable(entry, pair.target_lang)]
    message = f"{term.text} must not be used" + (f"; use {' or '.join(better)}" if better else "")
    return Finding(FORBIDDEN, Severity.ERROR, pair.segment, message)


def _inconsistent(uses: Sequence[_Use]) -> Iterator[Finding]:
    """A finding for each pair that departs from the usual (or first) term for a concept."""
    counts = Counter(use.target.text for use in uses)
    usual = counts.most_common(1)[0][0]
    first = next(use for use in uses if use.target.text == usual)
    for use in uses:
        if use.target.text != usual:
            message = f"{use.source.text} is {usual} in segment {first.segment}, here {use.target.text}"
            yield Finding(INCONSISTENT, Severity.NOTE, use.segment, message)
