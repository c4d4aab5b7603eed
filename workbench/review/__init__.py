"""Checks on translated segments."""

from typing import TYPE_CHECKING

from corpus.handing import handed_on

if TYPE_CHECKING:
    from workbench.review.checker import RULES, check, rules_with
    from workbench.review.finding import Finding, Pair, Rule, Severity

__getattr__ = handed_on(
    __name__,
    {
        "checker": "RULES check rules_with",
        "finding": "Finding Pair Rule Severity",
    },
)

__all__ = ["RULES", "Finding", "Pair", "Rule", "Severity", "check", "rules_with"]
