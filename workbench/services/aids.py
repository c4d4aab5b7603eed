"""The user's own means of preparing texts, as the settings name them."""

from __future__ import annotations

from pathlib import Path

from corpus.segmentation import rules_with
from corpus.spelling import spelling_evidence
from workbench.services.texts import Aids
from workbench.settings import Settings


def aids_of(settings: Settings, rules: Path | None = None) -> Aids:
    """What the settings add to every text; `rules` stand in for the setting's segmentation rules.

    An installed spelling dictionary helps unless the settings say no. Raises RuleError when the rules
    cannot be used.
    """
    if rules is None and settings.segmentation_rules:
        rules = Path(settings.segmentation_rules).expanduser()
    lexicon = spelling_evidence() if settings.spelling else None
    return Aids(rules_with(rules) if rules else None, lexicon)
