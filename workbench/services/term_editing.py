"""An entry of a glossary as a form shows it: a line a term, and what is said of the concept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.languages import UNKNOWN, normalise
from memory.glossary import Entry, Term, TermStatus
from workbench.errors import InputError
from workbench.services.glossary_book import in_order

SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term as it is filled in; `forms` are separated by semicolons, `known` is the term it was before."""

    lang: str = ""
    text: str = ""
    status: TermStatus = TermStatus.PREFERRED
    forms: str = ""
    known: Term | None = None


def lines_of(entry: Entry, languages: Sequence[str]) -> list[TermLine]:
    """The terms of an entry, and an empty line for each language that has none."""
    lines = [TermLine(t.lang, t.text, t.status, f"{SEPARATOR} ".join(t.forms), t) for t in entry.terms]
    have = {term.lang for term in entry.terms}
    return lines + [TermLine(lang) for lang in languages if lang not in have]


def entry_of(
    entry: Entry, lines: Sequence[TermLine], *, domain: str = "", definition: str = "", note: str = ""
) -> Entry:
    """The entry that was filled in; lines without a text do not count. Raises InputError."""
    terms = in_order([_term(line) for line in lines if line.text.strip()])
    if not terms:
        raise InputError("an entry needs a term; leave, and delete the entry instead")
    seen = set[tuple[str, str]]()
    for term in terms:
        if (term.lang, term.text) in seen:
            raise InputError(f"{term.lang} {term.text} stands twice; empty one of the lines")
        seen.add((term.lang, term.text))
    return replace(
        entry, terms=terms, domain=domain.strip(), definition=definition.strip(), note=note.strip()
    )


def _term(line: TermLine) -> Term:
    lang = normalise(line.lang)
    text = " ".join(line.text.split())
    if lang == UNKNOWN:
        raise InputError(f"{text}: write the language before it, as in kk")
    forms = tuple(form for part in line.forms.split(SEPARATOR) if (form := " ".join(part.split())))
    known = line.known or Term("", lang)
    return replace(known, text=text, lang=lang, status=line.status, forms=forms)
