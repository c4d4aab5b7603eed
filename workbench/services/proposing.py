"""What a translator is shown for a segment: candidates with their matches, terms, repetitions, comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner import Side, Status
from memory import Match, repaired
from memory.glossary import Found, Glossary, TermStatus
from workbench.project import Comment
from workbench.services.repetitions import Repetition, repetitions
from workbench.services.session import Session
from workbench.services.translating import Translation
from workbench.suggest import Candidate, Origin

MOST = 9
"""So many candidates are shown: there is a digit for each."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A candidate, and the match in the memory that it was made of, if it was."""

    candidate: Candidate
    match: Match | None = None


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term of the glossary in a source: where it stands, its translations, the preferred ones first.

    `forbidden` are those that must not be used.
    """

    start: int
    end: int
    term: str
    translations: tuple[str, ...]
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aids:
    """What is known of a segment: `position` says of which, `problem` what could not be asked.

    `sending` names the engines that texts are sent to over the network.
    """

    position: int
    proposed: tuple[Proposed, ...] = ()
    terms: tuple[TermHit, ...] = ()
    repetitions: tuple[Repetition, ...] = ()
    comments: tuple[Comment, ...] = ()
    problem: str = ""
    sending: tuple[str, ...] = ()


def aids_for(session: Session, translation: Translation, position: int) -> Aids:
    """Ask the memories, engines and glossaries for a segment; what takes long belongs into a thread."""
    entry = translation.review.entry
    bead = translation.state.bitext[position]
    return Aids(
        position,
        tuple(_proposed(session, translation, position)),
        tuple(term_hits(session, translation.shown(position)[0], entry.source_lang, entry.target_lang)),
        repetitions(session.project, translation, position),
        tuple(session.project.comments.of(entry.id, bead.source)),
        "; ".join(filter(None, (session.problem, *session.translators.problems.values()))),
        tuple(c.name for c in session.translators.cards(entry.source_lang, entry.target_lang) if c.network),
    )


def term_hits(session: Session, source: str, source_lang: str, target_lang: str) -> list[TermHit]:
    """The terms of a source that have a translation, in order, each place once."""
    places: dict[tuple[int, int], list[Found]] = {}
    for found in session.glossary.find(source, source_lang):
        places.setdefault(found.span, []).append(found)
    hits = [_hit(some, target_lang) for some in places.values()]
    return [hit for hit in hits if hit.translations or hit.forbidden]


def _hit(some: Sequence[Found], lang: str) -> TermHit:
    terms = [term for found in some for term in found.entry.in_language(lang)]
    allowed = sorted(
        (term for term in terms if term.status is not TermStatus.FORBIDDEN),
        key=lambda term: term.status is not TermStatus.PREFERRED,
    )
    forbidden = (term.text for term in terms if term.status is TermStatus.FORBIDDEN)
    first = some[0]
    return TermHit(
        first.start,
        first.end,
        first.term.text,
        tuple(dict.fromkeys(term.text for term in allowed)),
        tuple(dict.fromkeys(forbidden)),
    )


def _proposed(session: Session, translation: Translation, position: int) -> list[Proposed]:
    """The candidates, the best first.

    The draft is one only as long as nobody has changed it, a gloss only where there is nothing else.
    """
    untouched = translation.state.bitext[position].status is Status.NEW
    found = session.suggestions(translation.review.entry).candidates(position)
    wanted = [c for c in found if c.text and (untouched or c.origin is not Origin.DRAFT)]
    shown = ([c for c in wanted if c.origin is not Origin.GLOSSARY] or wanted)[:MOST]
    matches = _matches(session, translation, position) if any(_of_memory(c) for c in shown) else {}
    return [Proposed(c, matches.get(c.text) if _of_memory(c) else None) for c in shown]


def _of_memory(candidate: Candidate) -> bool:
    return candidate.origin is Origin.MEMORY


def _matches(session: Session, translation: Translation, position: int) -> dict[str, Match]:
    """The matches of a segment's source by the text that is proposed for each."""
    store, entry = session.memory, translation.review.entry
    if store is None:
        return {}
    bead, texts = translation.state.bitext[position], translation.state.texts(Side.SOURCE)
    source = translation.source(position)
    start, stop = bead.source.start, bead.source.stop
    found = store.search(
        source,
        source_lang=entry.source_lang,
        target_lang=entry.target_lang,
        minimum=session.settings.match_minimum,
        previous=texts[start - 1] if start else "",
        following=texts[stop] if stop < len(texts) else "",
    )
    return {_text_of(match, source, entry.target_lang, session.glossary): match for match in reversed(found)}


def _text_of(match: Match, source: str, lang: str, glossary: Glossary) -> str:
    """What the memory's engine makes of a match."""
    if match.score < 100:
        return repaired(match, source, lang, glossary).text
    return match.unit.targets[lang]
