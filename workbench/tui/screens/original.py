"""A stretch of a document as it was read, beside what it became, with the repairs made in it."""

from __future__ import annotations

from textual.content import Content

from workbench.services.originals import Original

_KIND = 14


def original_text(original: Original, now: str) -> Content:
    """The characters as read, the text as it stands, then each repair."""
    if not original.text:
        return Content("This bead has no source.")
    parts = [
        Content.styled("as read\n", "$muted"),
        Content(original.text),
        Content.styled("\n\nnow\n", "$muted"),
        Content(now),
        Content.styled("\n\nrepairs\n", "$muted"),
    ]
    if not original.repairs:
        parts.append(Content("none was needed"))
    for repair in original.repairs:
        verb = "" if repair.made else "   proposed, not made"
        parts.append(Content.styled(repair.kind.value.ljust(_KIND), "$accent"))
        parts.append(Content(f"{_shown(repair.before)} → {_shown(repair.after)}{verb}\n"))
    return Content("").join(parts)


def _shown(text: str) -> str:
    if not text:
        return "nothing"
    return "“" + text.replace("\n", "⏎").replace("\xa0", "⍽") + "”"
