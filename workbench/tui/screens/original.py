"""A stretch of a document as it was read, with the repairs made in it."""

from __future__ import annotations

from textual.content import Content

from workbench.project import Project


def original_text(project: Project, document_id: int, segments: range) -> Content:
    """The original characters of some segments, then each repair."""
    if not segments:
        return Content("This bead has no source.")
    stored = project.documents.segments(document_id)
    start, end = stored[segments.start].span.start, stored[segments.stop - 1].span.end
    parts = [Content(project.documents.text(document_id)[start:end]), Content("\n\n")]
    repairs = [
        r for r in project.documents.repairs(document_id) if start <= r.span.start and r.span.end <= end
    ]
    if not repairs:
        parts.append(Content.styled("Nothing was repaired here.", "$text-muted"))
    for repair in repairs:
        verb = "" if repair.made else "  (proposed, not made)"
        parts.append(Content.styled(f"{repair.kind.value.ljust(14)}", "$accent"))
        parts.append(Content(f"{_shown(repair.before)} → {_shown(repair.after)}{verb}\n"))
    return Content("").join(parts)


def _shown(text: str) -> str:
    if not text:
        return "nothing"
    return "“" + text.replace("\n", "⏎").replace("\xa0", "⍽") + "”"
