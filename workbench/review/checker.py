"""All checks over one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from memory.glossary import Glossary
from workbench.checks import FULL, Profile
from workbench.review.consistency import Consistency, SameTranslation
from workbench.review.content import Content
from workbench.review.dates import Dates
from workbench.review.doubling import DOUBLED_WORD
from workbench.review.endings import CAPITALS, END_PUNCTUATION
from workbench.review.finding import Finding, Pair, Rule, Severity
from workbench.review.foreign import OtherLanguage
from workbench.review.names import Names
from workbench.review.numbers import Numbers
from workbench.review.omissions import Omissions
from workbench.review.pairing import Unpaired
from workbench.review.repetition import Repeated
from workbench.review.scripts import MIXED_SCRIPT
from workbench.review.spacing import DOUBLED_SPACE, SPACING
from workbench.review.tags import Tags
from workbench.review.terminology import Terminology
from workbench.review.untranslated import Untranslated

RULES: tuple[Rule, ...] = (
    Untranslated(),
    OtherLanguage(),
    Numbers(),
    Dates(),
    Tags(),
    Names(),
    Omissions(),
    Content(),
    Consistency(),
    SameTranslation(),
    Repeated(),
    END_PUNCTUATION,
    CAPITALS,
    Unpaired(),
    DOUBLED_WORD,
    DOUBLED_SPACE,
    SPACING,
    MIXED_SCRIPT,
)
"""Every rule, the gravest first."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A rule whose findings weigh what a profile says."""

    rule: Rule
    profile: Profile

    @property
    def name(self) -> str:
        """The rule's own name."""
        return self.rule.name

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """The rule's findings, less those that the profile leaves out."""
        for finding in self.rule.check(pairs):
            severity = self.profile.severity(finding.rule, finding.severity)
            if severity is not None:
                yield replace(finding, severity=severity)


def rules_with(glossary: Glossary | None, profile: Profile = FULL) -> tuple[Rule, ...]:
    """The rules of a profile, and the terms of a glossary where there is one."""
    rules = RULES if glossary is None or not glossary.entries else (*RULES, Terminology(glossary))
    if not profile.severities:
        return rules
    return tuple(Weighed(rule, profile) for rule in rules if profile.wants(rule.name))


_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def check(pairs: Sequence[Pair], rules: Sequence[Rule] = RULES) -> list[Finding]:
    """The findings of all rules, by segment, the gravest first."""
    parted = [pair.parted() for pair in pairs]
    findings = [finding for rule in rules for finding in rule.check(parted)]
    return sorted(findings, key=lambda finding: (finding.segment, _WEIGHT[finding.severity]))
