"""What is wrong with a translation while it is being typed."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Span
from workbench.checks import profile_from
from workbench.review import Finding, Pair, check, rules_with
from workbench.services.session import Session
from workbench.services.spelling import SpellChecker


@dataclass(frozen=True, slots=True)
class Checked:
    """A text that was looked at: what the checks say of it, and where words stand that nobody knows."""

    text: str
    findings: tuple[Finding, ...] = ()
    misspelled: tuple[Span, ...] = ()


def check_typed(session: Session, pair: Pair, spelling: SpellChecker) -> Checked:
    """Check one pair by itself; an empty translation has nothing wrong with it yet."""
    if not pair.target.strip():
        return Checked(pair.target)
    findings = check([pair], rules_with(session.glossary, profile_from(session.settings.checks)))
    misspelled = spelling.unknown(pair.target, known=pair.source)
    return Checked(pair.target, tuple(findings), tuple(misspelled))
