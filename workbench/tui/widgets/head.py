"""The line over the beads: which text this is, where the reader stands and how much is done."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content

from workbench.project import BitextEntry
from workbench.services.review_progress import ReviewProgress
from workbench.wording import _


def title(entry: BitextEntry, beside: str = "", *, read_only: bool) -> Content:
    """The text and its languages, with that of a draft shown beside."""
    return Content.assemble(
        (f" {Path(entry.source_name).stem} ", "bold"),
        (f"{entry.source_lang} → {entry.target_lang}{f' | {beside}' if beside else ''}", "$muted"),
        (_("   read only") if read_only else "", "$warning"),
    )


def place_and_progress(cursor: int, progress: ReviewProgress) -> Content:
    """The place in the text, and the beads by what became of them."""
    parts = [
        _("bead {number} of {total}").format(number=min(cursor + 1, progress.total), total=progress.total)
    ]
    parts += [f"✓ {progress.approved}"]
    parts += [f"✗ {progress.rejected}"] if progress.rejected else []
    parts += [f"∅ {progress.excluded}"] if progress.excluded else []
    parts += ["○ " + _("{number} doubtful").format(number=progress.doubtful)] if progress.doubtful else []
    parts += [f"{progress.done:.0%}"]
    return Content("   ".join(parts) + " ")


def segment_and_progress(position: int, progress: ReviewProgress) -> Content:
    """The place in a translation, and how many of its segments are done and still open."""
    parts = [
        _("segment {number} of {total}").format(number=position + 1, total=progress.total),
        f"✓ {progress.approved}",
    ]
    parts += [f"✗ {progress.rejected}"] if progress.rejected else []
    parts += [
        _("{number} open").format(number=progress.open),
        f"{progress.done:.0%}",
    ]
    return Content("   ".join(parts) + " ")
