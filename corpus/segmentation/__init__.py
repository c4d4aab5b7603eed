"""Texts cut into sentences by SRX rules."""

from corpus.segmentation.rules import Rule, RuleSet, load_rules, rules_with, save_rules, shipped_rules
from corpus.segmentation.segmenter import segment
from corpus.segmentation.sentences import split_sentences

__all__ = [
    "Rule",
    "RuleSet",
    "load_rules",
    "rules_with",
    "save_rules",
    "segment",
    "shipped_rules",
    "split_sentences",
]
