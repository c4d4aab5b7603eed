"""Checks on translated segments."""

from workbench.review.checker import RULES, check, rules_with
from workbench.review.finding import Finding, Pair, Rule, Severity

__all__ = ["RULES", "Finding", "Pair", "Rule", "Severity", "check", "rules_with"]
