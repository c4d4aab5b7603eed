"""Which beads the alignment screen is to show."""

from __future__ import annotations

from aligner import Status
from workbench.checks import CHECKS
from workbench.services.bead_filter import ANY_FINDING, TYPES, BeadFilter, Mark, filter_from
from workbench.tui.screens.forms import Field, FormDialog
from workbench.wording import _


def filter_dialog(now: BeadFilter | None) -> FormDialog:
    """Asks what beads must be like; hands over a BeadFilter."""
    values = now.fields() if now is not None else {}
    fields = [
        Field("text", _("Text"), values.get("text", ""), _("on either side")),
        Field("status", _("Status"), values.get("status", ""), ", ".join(Status), list(Status)),
        Field("type", _("Type"), values.get("type", ""), ", ".join(TYPES), list(TYPES)),
        Field(
            "confidence", _("Confidence"), values.get("confidence", ""), _("0-0.5, or 0.9 for 0.9 and more")
        ),
        Field(
            "finding",
            _("Finding"),
            values.get("finding", ""),
            f"{ANY_FINDING}, numbers, …",
            [ANY_FINDING, *CHECKS],
        ),
        Field("mark", _("Mark"), values.get("mark", ""), ", ".join(Mark), list(Mark)),
    ]
    return FormDialog(_("Show only"), fields, filter_from, explained=_("All empty shows every bead."))
