"""What is known of one bead: why it is sure or not, what the checks say, what the memory has."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from aligner import Bead, Status
from workbench.review import Finding, Severity
from workbench.suggest import Candidate, Origin
from workbench.tui.widgets.bead_rows import confidence_symbol
from workbench.wording import _

_COLOURS = {Severity.ERROR: "$error", Severity.WARNING: "$warning", Severity.NOTE: "$muted"}
_MOST = 0.99
_MARKS = {Severity.ERROR: "!!", Severity.WARNING: "!", Severity.NOTE: "·"}


def details(
    bead: Bead, findings: Sequence[Finding], candidates: Sequence[Candidate], problem: str, sure_from: float
) -> Content:
    """Lines about a bead, the most pressing first."""
    lines = [Content.styled(problem, "$error")] if problem else []
    lines += [
        Content.styled(f"{_MARKS[f.severity]} {f.rule}: {f.message}", _COLOURS[f.severity]) for f in findings
    ]
    lines.append(_confidence(bead, sure_from))
    lines += [_candidate(candidate) for candidate in candidates]
    return Content("\n").join(lines)


def _confidence(bead: Bead, sure_from: float) -> Content:
    if bead.status is Status.DRAFT and not bead.confidence:
        return Content.styled(_("~ changed by hand, not yet decided"), "$muted")
    reasons = "; ".join(bead.reasons)
    percent = _("over 99%") if bead.confidence > _MOST else f"{bead.confidence:.0%}"
    sure = _("{percent} sure").format(percent=percent)
    text = f"{confidence_symbol(bead, sure_from)} {sure}"
    return Content.styled(f"{text}: {reasons}" if reasons else text, "$muted")


def _candidate(candidate: Candidate) -> Content:
    origin = _("memory") if candidate.origin is Origin.MEMORY else candidate.name
    return Content.assemble(
        (f"{origin} {'; '.join(candidate.reasons)}  ", "$secondary"), Content(candidate.text)
    )
