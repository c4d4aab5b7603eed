"""What the checks say of a bitext: kept by the texts it was said of, less what is ignored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.project import Ignored, Project
from workbench.review import Finding, Pair, Rule, check
from workbench.services.surveying import check_all, never

_Texts = tuple[str, str]


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
        self._found: dict[_Texts, list[Finding]] = {}
        self._surveyed: object = None
        self._ignored: Mapping[tuple[str, str], Ignored] = project.ignored.all()

    @property
    def rules(self) -> Sequence[Rule]:
        """The rules that are asked."""
        return self._rules

    def ask(self, rules: Sequence[Rule]) -> None:
        """Ask other rules from now on; nothing is known until they have been asked."""
        self._rules = rules
        self._found = {}

    def survey(
        self, pairs: Sequence[Pair], give_up: Callable[[], bool] = never, state: object = None
    ) -> list[Finding] | None:
        """Check pairs together, so that each is judged by what the whole text shows; None when given up.

        `state` is what they were taken from: as long as it is the same there is nothing new to be found.
        """
        found = check_all(pairs, give_up, self._rules)
        if found is None:
            return None
        by_texts: dict[_Texts, list[Finding]] = {(pair.source, pair.target): [] for pair in pairs}
        for finding in found:
            pair = pairs[finding.segment - 1]
            known = by_texts[pair.source, pair.target]
            if all((finding.rule, finding.message) != (other.rule, other.message) for other in known):
                known.append(finding)
        self._found = by_texts
        self._surveyed = state
        return found

    def has_seen(self, state: object) -> bool:
        """Whether the last survey was of just this state."""
        return self._surveyed is state

    def of(self, pair: Pair) -> list[Finding]:
        """What is to be looked at in a pair: by the last survey, or alone if its texts are new since."""
        return [judged.finding for judged in self.judged(pair) if judged.ignored is None]

    def judged(self, pair: Pair) -> list[Judged]:
        """All findings in a pair, also ignored ones."""
        known = self._found.get((pair.source, pair.target))
        if known is None:
            known = self._found[pair.source, pair.target] = check([pair], self._rules)
        return self._judged(pair, known)

    def known(self, pair: Pair) -> list[Judged]:
        """As `judged`, of what is known already; nothing is checked anew."""
        return self._judged(pair, self._found.get((pair.source, pair.target), ()))

    def flags(self, pair: Pair) -> bool:
        """Whether there is known to be something to look at in a pair; nothing is checked anew."""
        return any(judged.ignored is None for judged in self.known(pair))

    @property
    def is_empty(self) -> bool:
        """Whether no pair is known to have a finding."""
        return not any(list(self._found.values()))

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
        ignored = self._ignored
        digest = pair.digest if ignored and found else ""
        return [
            Judged(replace(finding, segment=pair.segment), ignored.get((finding.rule, digest)))
            for finding in found
        ]
