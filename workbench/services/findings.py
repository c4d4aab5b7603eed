"""What the checks say of a bitext: kept by the texts it was said of, less what is ignored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.project import Ignored, Project, ReviewState
from workbench.review import Finding, Pair, Rule, check
from workbench.services.surveying import check_all, never


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, and why it is ignored if it is."""

    finding: Finding
    ignored: Ignored | None = None


class Findings:
    """The findings in the pairs of one bitext of a project."""

    def __init__(self, project: Project, rules: Sequence[Rule], author: str) -> None:
        self._project = project
        self._rules = rules
        self._author = author
        self._found: dict[int, tuple[Finding, ...]] = {}
        self._flagged = 0
        self._surveyed: ReviewState | None = None
        self._ignored: Mapping[tuple[str, str], Ignored] = project.ignored.all()

    @property
    def rules(self) -> Sequence[Rule]:
        """The rules that are asked."""
        return self._rules

    def ask(self, rules: Sequence[Rule]) -> None:
        """Ask other rules from now on; nothing is known until they have been asked."""
        self._rules = rules
        self._found = {}
        self._flagged = 0
        self._surveyed = None

    def survey(
        self, pairs: Sequence[Pair], give_up: Callable[[], bool] = never, state: ReviewState | None = None
    ) -> list[Finding] | None:
        """Check pairs together, so that each is judged by what the whole text shows; None when given up.

        `state` is what they were taken from: as long as it has the same beads and texts there is nothing new
        to be found.
        """
        found = check_all(pairs, give_up, self._rules)
        if found is None:
            return None
        by_texts: dict[int, tuple[Finding, ...]] = {_key(pair): () for pair in pairs}
        same: dict[Finding, Finding] = {}
        for finding in found:
            key = _key(pairs[finding.segment - 1])
            kept = replace(finding, segment=0)
            kept = same.setdefault(kept, kept)
            if all((kept.rule, kept.message) != (other.rule, other.message) for other in by_texts[key]):
                by_texts[key] = (*by_texts[key], kept)
        self._found = by_texts
        self._flagged = sum(map(bool, by_texts.values()))
        self._surveyed = state
        return found

    def has_seen(self, state: ReviewState) -> bool:
        """Whether the last survey was of beads and texts like these; their statuses may be others."""
        seen = self._surveyed
        return seen is not None and (
            seen is state
            or (
                (seen.source, seen.target) == (state.source, state.target)
                and len(seen.bitext) == len(state.bitext)
                and all(a.key == b.key for a, b in zip(seen.bitext.beads, state.bitext.beads, strict=True))
            )
        )

    def of(self, pair: Pair) -> list[Finding]:
        """What is to be looked at in a pair: by the last survey, or alone if its texts are new since."""
        return [judged.finding for judged in self.judged(pair) if judged.ignored is None]

    def judged(self, pair: Pair) -> list[Judged]:
        """All findings in a pair, also ignored ones."""
        known = self._found.get(_key(pair))
        if known is None:
            known = tuple(replace(finding, segment=0) for finding in check([pair], self._rules))
            self._found[_key(pair)] = known
            self._flagged += bool(known)
        return self._judged(pair, known)

    def known(self, pair: Pair) -> list[Judged]:
        """As `judged`, of what is known already; nothing is checked anew."""
        return self._judged(pair, self._found.get(_key(pair), ()))

    def shared(self, pair: Pair) -> list[Judged]:
        """As `known`, the findings without their segment (0): equal ones of many pairs are equal."""
        known = self._found.get(_key(pair), ())
        return [Judged(finding, why) for finding, why in self._with_reasons(pair, known)]

    def flags(self, pair: Pair) -> bool:
        """Whether there is known to be something to look at in a pair; nothing is checked anew."""
        known = self._found.get(_key(pair), ())
        return any(why is None for _, why in self._with_reasons(pair, known))

    @property
    def is_empty(self) -> bool:
        """Whether no pair is known to have a finding."""
        return not self._flagged

    def ignore(self, rule: str, pair: Pair, reason: str) -> None:
        """Leave a rule's findings in a pair of texts alone from now on, wherever these texts stand."""
        self._project.ignored.add(rule, pair.digest, reason, self._author)
        self._ignored = self._project.ignored.all()

    def restore(self, rule: str, pair: Pair) -> bool:
        """Report a rule's findings in a pair of texts again; whether they were ignored."""
        done = self._project.ignored.remove(rule, pair.digest)
        self._ignored = self._project.ignored.all()
        return done

    def _judged(self, pair: Pair, found: Sequence[Finding]) -> list[Judged]:
        return [
            Judged(replace(finding, segment=pair.segment), why)
            for finding, why in self._with_reasons(pair, found)
        ]

    def _with_reasons(self, pair: Pair, found: Sequence[Finding]) -> Iterator[tuple[Finding, Ignored | None]]:
        """Findings in a pair, each with why it is ignored, None when it is not."""
        ignored = self._ignored
        digest = pair.digest if ignored and found else ""
        return ((finding, ignored.get((finding.rule, digest))) for finding in found)


def _key(pair: Pair) -> int:
    """What stands for a pair's texts: a hash of 64 bits, as the texts themselves would take much memory."""
    return hash((pair.source, pair.target))
