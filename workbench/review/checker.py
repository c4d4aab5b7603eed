"""All checks over one text."""

from __future__ import annotations

from collections.abc import Sequence

from memory.glossary import Glossary
from workbench.review.consistency import Consistency
from workbench.review.doubling import DOUBLED_WORD
from workbench.review.finding import Finding, Pair, Rule, Severity
from workbench.review.foreign import OtherLanguage
from workbench.review.names import Names
from workbench.review.numbers import Numbers
from workbench.review.omissions import Omissions
from workbench.review.pairing import Unpaired
from workbench.review.repetition import Repeated
from workbench.review.scripts import MIXED_SCRIPT
from workbench.review.spacing import DOUBLED_SPACE, SPACING
from workbench.review.terminology import Terminology
from workbench.review.untranslated import Untranslated

RULES: tuple[Rule, ...] = (
    Untranslated(),
    OtherLanguage(),
    Numbers(),
    Names(),
    Omissions(),
    Consistency(),
    Repeated(),
    Unpaired(),
    DOUBLED_WORD,
    DOUBLED_SPACE,
    SPACING,
    MIXED_SCRIPT,
)
"""Every rule, the gravest first."""


def rules_with(glossary: Glossary | None) -> tuple[Rule, ...]:
    """Every rule, and the terms of a glossary where there is one."""
    if glossary is None or not glossary.entries:
        return RULES
    return (*RULES, Terminology(glossary))


_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def check(pairs: Sequence[Pair], rules: Sequence[Rule] = RULES) -> list[Finding]:
    """The findings of all rules, by segment, the gravest first."""
    findings = [finding for rule in rules for finding in rule.check(pairs)]
    return sorted(findings, key=lambda finding: (finding.segment, _WEIGHT[finding.severity]))
