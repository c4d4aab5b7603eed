"""What a check sees and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple, Protocol

from workbench.checks import Severity

__all__ = ["Finding", "Fix", "Pair", "Rule", "Severity"]

_OPENING = "⟦"
_TAG = re.compile(r"⟦/?\d{1,9}/?⟧")
_FILLER = "\u2060"


def _filled(tag: re.Match[str]) -> str:
    return _FILLER * len(tag.group())


@dataclass(frozen=True, slots=True)
class Pair:
    """A source text and its translation; `segment` is what the user knows it by, counted from 1.

    A text that is checked by itself, without a source, is the target of pairs whose source and source
    language are empty. Placeholders of formatting (⟦1⟧) may stand in the texts, or beside them once they are
    `parted`.
    """

    segment: int
    source: str
    target: str
    source_lang: str = "kk"
    target_lang: str = "ru"
    source_tags: tuple[str, ...] = ()
    target_tags: tuple[str, ...] = ()

    def parted(self) -> Pair:
        """This pair with its placeholders beside the texts, and what no rule reads in their places."""
        if _OPENING not in self.source and _OPENING not in self.target:
            return self
        return replace(
            self,
            source=_TAG.sub(_filled, self.source),
            target=_TAG.sub(_filled, self.target),
            source_tags=(*self.source_tags, *_TAG.findall(self.source)),
            target_tags=(*self.target_tags, *_TAG.findall(self.target)),
        )

    @property
    def alone(self) -> bool:
        """Whether this is a segment of a text without a source."""
        return not self.source_lang

    @property
    def digest(self) -> str:
        """What stands for the two texts and their languages where a finding is ignored."""
        texts = (self.source_lang, self.target_lang, self.source, self.target)
        return sha256("\x1f".join(texts).encode()).hexdigest()

    @property
    def translated(self) -> bool:
        """Whether there is a text on both sides."""
        return bool(self.source and self.target)


class Fix(NamedTuple):
    """What would mend a fault: `text` in place of the characters `start` to `end` of the target."""

    start: int
    end: int
    text: str

    def applied(self, target: str) -> str:
        """The target, mended."""
        return target[: self.start] + self.text + target[self.end :]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a reviewer should look at, with a fix where there is an obvious one."""

    rule: str
    severity: Severity
    segment: int
    message: str
    fix: Fix | None = None


class Rule(Protocol):
    """A check over the pairs of one text, in order. It reports, it never changes anything."""

    @property
    def name(self) -> str:
        """The rule's name in reports and settings."""
        ...

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """The findings of this rule, in order of segment."""
        ...
