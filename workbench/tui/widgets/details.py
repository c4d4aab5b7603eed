"""What is known of one bead: why it is sure or not, what the checks say, what the memory has."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from aligner import Bead, Side, Status
from workbench.project import Comment
from workbench.review import Finding, Severity
from workbench.services.bead_notes import BeadNotes, Original
from workbench.suggest import Candidate, Origin
from workbench.tui.widgets.bead_rows import COMMENTED, confidence_symbol
from workbench.tui.worded import worded, worded_all
from workbench.wording import _

_COLOURS = {Severity.ERROR: "$error", Severity.WARNING: "$warning", Severity.NOTE: "$muted"}
_MOST = 0.99
_MARKS = {Severity.ERROR: "!!", Severity.WARNING: "!", Severity.NOTE: "·"}


def details(
    bead: Bead,
    findings: Sequence[Finding],
    candidates: Sequence[Candidate],
    notes: BeadNotes,
    ties: Sequence[str],
    problem: str,
    sure_from: float,
) -> Content:
    """Lines about a bead, the most pressing first."""
    lines = [Content.styled(worded(problem), "$error")] if problem else []
    lines += [
        Content.styled(f"{_MARKS[f.severity]} {worded(f.rule)}: {worded(f.message)}", _COLOURS[f.severity])
        for f in findings
    ]
    lines += [Content.styled(tie, "$accent") for tie in ties]
    lines += [_comment(comment) for comment in notes.comments]
    lines += [_original(original) for original in notes.originals]
    lines.append(_confidence(bead, sure_from, edited=bool(notes.originals)))
    lines += [_candidate(candidate) for candidate in candidates]
    return Content("\n").join(lines)


def _confidence(bead: Bead, sure_from: float, *, edited: bool) -> Content:
    """How sure the aligner was, and why; its reasons speak of the texts before they were edited."""
    if bead.status is Status.DRAFT and not bead.confidence:
        return Content.styled(_("~ changed by hand, not yet decided"), "$muted")
    reasons = "" if edited else "; ".join(worded_all(bead.reasons))
    percent = _("over 99%") if bead.confidence > _MOST else f"{bead.confidence:.0%}"
    sure = _("{percent} sure").format(percent=percent)
    text = f"{confidence_symbol(bead, sure_from)} {sure}"
    return Content.styled(f"{text}: {reasons}" if reasons else text, "$muted")


def _comment(comment: Comment) -> Content:
    return Content.assemble((f"{COMMENTED} {comment.author}  ", "$accent"), Content(comment.text))


def _original(original: Original) -> Content:
    if not original.text:
        return Content.styled(_("put in by hand"), "$muted")
    said = _("source as it came: ") if original.side is Side.SOURCE else _("as it came: ")
    return Content.assemble((said, "$muted"), Content(original.text))


def _candidate(candidate: Candidate) -> Content:
    origin = _("memory") if candidate.origin is Origin.MEMORY else candidate.name
    return Content.assemble(
        (f"{origin} {'; '.join(worded_all(candidate.reasons))}  ", "$secondary"), Content(candidate.text)
    )
