"""The words of a bead in the dictionary, as they are read."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from workbench.services.looking_up import WordFound
from workbench.wording import _


def dictionary_text(found: Sequence[WordFound], lang: str) -> Content:
    """Each word with its lemma, part of speech and equivalents, those in `lang` first."""
    known = [word for word in found if word.entries]
    parts = [line for word in known for line in _lines(word, lang)]
    unknown = [word.word for word in found if not word.entries]
    if unknown:
        parts.append(
            Content.styled(
                "\n" + _("Not in the dictionary: {words}").format(words=", ".join(unknown)), "$text-muted"
            )
        )
    return Content("\n").join(parts)


def _lines(found: WordFound, lang: str) -> list[Content]:
    lines = []
    for entry in found.entries:
        languages = sorted(("ru", "en"), key=lambda other: other != lang)
        equivalents = " · ".join("; ".join(entry.words(other)) for other in languages)
        form = "" if found.word.lower() == entry.lemma.lower() else f"{found.word} ← "
        lines.append(
            Content.assemble(
                Content(form),
                Content.styled(entry.lemma, "bold"),
                Content.styled(f" {entry.part_of_speech}  ", "$text-muted"),
                Content(equivalents),
            )
        )
    return lines
