"""An entry of a glossary as one line of a list, and as the text that says all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content

from memory.glossary import Entry, Term, TermStatus
from workbench.tui.named import named, who_and_when
from workbench.tui.widgets.row_list import Part, cut, fitted
from workbench.wording import _

SYMBOLS = {TermStatus.PREFERRED: "✓", TermStatus.ADMITTED: "~", TermStatus.FORBIDDEN: "✗"}
_COLOURS = {TermStatus.PREFERRED: "", TermStatus.ADMITTED: "rows--faint", TermStatus.FORBIDDEN: "rows--bad"}
_STYLES = {TermStatus.PREFERRED: "", TermStatus.ADMITTED: "$muted", TermStatus.FORBIDDEN: "$error"}
_DOMAIN, _WIDE, _APART = 16, 70, 2


def entry_parts(entry: Entry, width: int, languages: Sequence[str]) -> list[Part]:
    """An entry in so many cells: its terms in some languages, a column each, and its domain."""
    domain = _DOMAIN if width >= _WIDE and entry.domain else 0
    shown = languages or list(dict.fromkeys(term.lang for term in entry.terms))[:1]
    room = width - (_DOMAIN + _APART if width >= _WIDE else 0)
    column = max((room - _APART * (len(shown) - 1)) // max(len(shown), 1), 1)
    parts: list[Part] = []
    for place, lang in enumerate(shown):
        parts += [(" " * _APART, "")] if place else []
        parts += _cell(entry.in_language(lang), column)
    used = sum(cell_len(text) for text, _ in parts)
    parts.append((" " * max(width - domain - used, 0), ""))
    return [*parts, (fitted(entry.domain, domain), "rows--faint")]


def _cell(terms: Sequence[Term], width: int) -> list[Part]:
    parts: list[Part] = []
    left = width
    for place, term in enumerate(terms):
        mark = "" if term.status is TermStatus.PREFERRED else f"{SYMBOLS[term.status]} "
        text = f"{'; ' if place else ''}{mark}{term.text}"
        if left <= 1:
            break
        shown = text if cell_len(text) <= left else cut(text, left)
        parts.append((shown, _COLOURS[term.status]))
        left -= cell_len(shown)
    return [*parts, (" " * left, "")]


def entry_details(entry: Entry | None) -> Content:
    """All there is to say of an entry."""
    if entry is None:
        return Content("")
    lines = [_term(term) for term in entry.terms]
    said = [(_("domain"), entry.domain), (_("definition"), entry.definition), (_("note"), entry.note)]
    said += list(entry.properties.items())
    lines += [Content.assemble((f"{name}: ", "$muted"), Content(text)) for name, text in said if text]
    lines.append(Content.styled(" · ".join(_facts(entry)), "$muted"))
    return Content("\n").join(lines)


def _term(term: Term) -> Content:
    about = [named(term.status)] if term.status is not TermStatus.PREFERRED else []
    about += [term.part_of_speech] if term.part_of_speech else []
    about += [_("also: {forms}").format(forms=", ".join(term.forms))] if term.forms else []
    about += [term.note] if term.note else []
    return Content.assemble(
        (f"{term.lang}  ", "bold $accent"),
        (f"{SYMBOLS[term.status]} " if term.status is not TermStatus.PREFERRED else "", _STYLES[term.status]),
        Content.styled(term.text, _STYLES[term.status]) if _STYLES[term.status] else Content(term.text),
        (f"   {' · '.join(about)}" if about else "", "$muted"),
    )


def _facts(entry: Entry) -> Iterable[str]:
    if entry.author or entry.created:
        yield who_and_when(_("made"), entry.author, entry.created)
    if entry.editor or entry.changed:
        yield who_and_when(_("changed"), entry.editor, entry.changed)
    if entry.uid:
        yield f"id {entry.uid}"
