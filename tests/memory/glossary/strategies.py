"""Entries to be written and read back."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from memory.glossary import Entry, Term, TermStatus

LANGUAGES = ("kk", "ru", "en", "de", "zh", "qaa")
NOT_BEFORE, NOT_AFTER = (datetime.fromisoformat(f"{year}-01-01") for year in (1990, 2100))
_CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
_LINES = st.text(st.one_of(_CHARACTERS, st.sampled_from("\n\r\t\"',;|\\=<&>]")))
TEXT = _LINES.map(str.strip)
LINE = _LINES.map(lambda text: " ".join(text.split()))
WORDS = LINE.filter(bool)
TIMES = st.none() | st.datetimes(NOT_BEFORE, NOT_AFTER).map(lambda time: time.replace(tzinfo=UTC))
TERMS = st.builds(
    Term,
    text=WORDS,
    lang=st.sampled_from(LANGUAGES),
    status=st.sampled_from(list(TermStatus)),
    forms=st.lists(WORDS, max_size=3).map(tuple),
    part_of_speech=LINE,
    note=TEXT,
)
ENTRIES = st.builds(
    Entry,
    terms=st.lists(TERMS, min_size=1, max_size=5).map(tuple),
    uid=WORDS,
    domain=LINE,
    definition=TEXT,
    note=TEXT,
    author=LINE,
    editor=LINE,
    created=TIMES,
    changed=TIMES,
    properties=st.dictionaries(WORDS, TEXT.filter(bool), max_size=3),
)
GLOSSARIES = st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry.uid)


def ordered(entries):
    """Entries with their terms by language, the order within a language kept."""
    return [
        (sorted(entry.terms, key=lambda term: term.lang), entry.uid, entry.domain, entry.definition,
         entry.note, entry.author, entry.editor, entry.created, entry.changed, dict(entry.properties))
        for entry in entries
    ]  # fmt: skip
