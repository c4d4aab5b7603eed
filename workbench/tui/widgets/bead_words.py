"""A bead in words, as it is said where signs and colours do not reach."""

from __future__ import annotations

from aligner import Bead, Side, Status
from workbench.project import ReviewState
from workbench.tui.named import named
from workbench.wording import _


def bead_in_words(state: ReviewState, position: int, sure_from: float, *, flagged: bool) -> str:
    """What is known of a bead, then its source and its target, a line each."""
    bead = state.bitext[position]
    known = [
        _("bead {number} of {total}").format(number=position + 1, total=len(state.bitext)),
        "" if bead.type == "1:1" else bead.type,
        named(bead.status),
        _("locked") if bead.locked else "",
        _sureness(bead, sure_from),
        _("the checks object") if flagged else "",
    ]
    texts = [state.text(bead, side) or _("nothing") for side in (Side.SOURCE, Side.TARGET)]
    return "\n".join((", ".join(filter(None, known)), *texts))


def _sureness(bead: Bead, sure_from: float) -> str:
    """How sure the aligner is of a bead that nobody has decided on."""
    if bead.status.decided or (bead.status is Status.DRAFT and not bead.confidence):
        return ""
    sure = _("{percent} sure").format(percent=f"{bead.confidence:.0%}")
    doubtful = _("doubtful")
    return sure if bead.confidence >= sure_from else f"{doubtful}, {sure}"
