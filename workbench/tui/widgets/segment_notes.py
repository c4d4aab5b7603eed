"""What is known of a segment besides its candidates: its state, what the checks say, terms, comments."""

from __future__ import annotations

from textual.content import Content

from aligner import Bead, Status
from workbench.review import Severity
from workbench.services.live_checks import Checked
from workbench.services.proposing import Aids
from workbench.tui.named import named
from workbench.tui.widgets.bead_rows import LOCKED, STATUS_SYMBOLS
from workbench.tui.worded import worded
from workbench.wording import _

_STATUS = {
    Status.NEW: "$muted",
    Status.DRAFT: "$accent",
    Status.APPROVED: "$success",
    Status.REJECTED: "$error",
    Status.EXCLUDED: "$muted",
}
_SEVERITIES = {
    Severity.ERROR: ("!!", "$error"),
    Severity.WARNING: ("!", "$warning"),
    Severity.NOTE: ("·", "$muted"),
}
_MOST_FINDINGS = 4


def segment_line(position: int, bead: Bead, aids: Aids) -> Content:
    """The segment's number and status, and that it stands elsewhere or was commented on."""
    parts = [
        Content.styled(f"▌{position + 1} ", "bold $accent"),
        Content.styled(f"{STATUS_SYMBOLS[bead.status]} {named(bead.status)}", _STATUS[bead.status]),
    ]
    if bead.locked:
        parts.append(Content.styled(f"  {LOCKED} " + _("locked"), "$muted"))
    if bead.type not in ("1:1", "1:0"):
        parts.append(Content.styled(f"  {bead.type}", "$muted"))
    if aids.repetitions:
        parts.append(
            Content.styled(
                "  ↻ " + _("{number} more open with this source").format(number=len(aids.repetitions)),
                "$secondary",
            )
        )
    if aids.comments:
        parts.append(Content.styled(f"  ✎ {len(aids.comments)}", "$secondary"))
    return Content("").join(parts)


def checked_text(checked: Checked) -> Content:
    """The findings, the gravest first, and the words nobody knows."""
    lines = []
    for finding in checked.findings[:_MOST_FINDINGS]:
        symbol, colour = _SEVERITIES[finding.severity]
        remedy = _("  (alt+m mends it)") if finding.fix else ""
        lines.append(
            Content.styled(f"{symbol} {worded(finding.rule)}: {worded(finding.message)}{remedy}", colour)
        )
    if checked.misspelled:
        words = dict.fromkeys(checked.text[span.start : span.end] for span in checked.misspelled)
        lines.append(Content.styled(_("~ unknown words: {words}").format(words=", ".join(words)), "$warning"))
    return Content("\n").join(lines)


def terms_text(aids: Aids) -> Content:
    """The terms of the source with their translations."""
    lines = [
        Content.assemble(
            (hit.term, "bold $primary"),
            Content(f"  {' · '.join(hit.translations)}"),
            (_("  not {words}").format(words=", ".join(hit.forbidden)) if hit.forbidden else "", "$error"),
        )
        for hit in aids.terms
    ]
    if aids.problem:
        lines.insert(0, Content.styled(worded(aids.problem), "$error"))
    return Content("\n").join(lines)


def comments_text(aids: Aids) -> Content:
    """The comments, the oldest first, and which engines texts are sent to."""
    lines = [
        Content.assemble(
            (f"✎ {comment.author} {comment.at.astimezone():%Y-%m-%d %H:%M}  ", "$muted"),
            Content(comment.text),
        )
        for comment in aids.comments
    ]
    if aids.sending:
        lines.append(
            Content.styled(
                _("⇄ texts are sent over the network to: {engines}").format(engines=", ".join(aids.sending)),
                "$warning",
            )
        )
    return Content("\n").join(lines)
