"""All checks over one text."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.review.consistency import Consistency
from workbench.review.finding import Finding, Pair, Rule, Severity
from workbench.review.forms import FORMS
from workbench.review.names import Names
from workbench.review.numbers import Numbers
from workbench.review.omissions import Omissions
from workbench.review.untranslated import Untranslated

RULES: tuple[Rule, ...] = (Untranslated(), Numbers(), Names(), Omissions(), Consistency(), *FORMS)
"""Every rule, the gravest first."""

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def check(pairs: Sequence[Pair], rules: Sequence[Rule] = RULES) -> list[Finding]:
    """The findings of all rules, by segment, the gravest first."""
    findings = [finding for rule in rules for finding in rule.check(pairs)]
    return sorted(findings, key=lambda finding: (finding.segment, _WEIGHT[finding.severity]))
