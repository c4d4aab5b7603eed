"""A glossary edited while other programs may write its file."""

import os

import pytest

from memory.errors import GlossaryChanged, GlossaryError
from memory.glossary import Entry, Term, TermStatus, open_glossary, write_table, write_tbx
from workbench.errors import InputError
from workbench.services.glossary_book import Book, Wanted
from workbench.services.term_editing import TermLine, entry_of, lines_of


def entry(kk, ru, uid="", **fields):
    return Entry((Term(kk, "kk"), Term(ru, "ru")), uid, **fields)


@pytest.fixture
def place(tmp_path):
    path = tmp_path / "g.csv"
    open_glossary(path, create=True).put(
        [
            entry("сот", "суд", "1", domain="право"),
            Entry((Term("заң", "kk"), Term("закон", "ru"), Term("устав", "ru", TermStatus.FORBIDDEN)), "2"),
        ]
    )
    return path


@pytest.fixture
def book(place):
    return Book(place, "Айгерім")


def terms(book):
    return [e.terms[0].text for e in book.entries]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["сот", "заң"]),
        (Wanted("ЗАКОН"), ["заң"]),
        (Wanted("право"), ["сот"]),
        (Wanted(status=TermStatus.FORBIDDEN), ["заң"]),
        (Wanted(lang="kk", status=TermStatus.FORBIDDEN), []),
        (Wanted(domain="прав"), ["сот"]),
        (Wanted(lang="en"), []),
    ],
)
def test_entries_are_found_by_text_and_conditions(book, wanted, found):
    assert [e.terms[0].text for e in book.find(wanted)] == found


def test_every_change_is_in_the_file_and_is_taken_back(book, place):
    states = [[e.terms for e in book.entries]]
    book.add([entry("куә", "свидетель")])
    states.append([e.terms for e in book.entries])
    book.replace(
        book.entries[0], entry_of(book.entries[0], [TermLine("kk", "сот"), TermLine("ru", "суд присяжных")])
    )
    states.append([e.terms for e in book.entries])
    book.remove([book.entries[1]])
    for expected in reversed(states):
        assert Book(place, "").entries == book.entries
        book.undo()
        assert sorted(map(str, (e.terms for e in book.entries))) == sorted(map(str, expected))
    with pytest.raises(InputError):
        book.undo()


def test_a_term_that_is_known_joins_its_entry(book):
    assert book.add([entry("сот", "суд")]) == 0
    more = Entry((Term("сот", "kk"), Term("суд", "ru"), Term("court", "en")))
    assert book.add([more]) == 1
    assert len(book.entries) == 2
    assert [t.text for t in book.entries[0].terms] == ["сот", "суд", "court"]


def test_what_another_changed_meanwhile_is_neither_lost_nor_overwritten(book, place):
    other = Book(place, "Б")
    other.replace(other.entries[0], entry("сот", "трибунал", "1"))
    os.utime(place, ns=(1, 1))
    assert book.is_stale()
    with pytest.raises(GlossaryChanged):
        book.replace(book.entries[0], entry("сот", "судья", "1"))
    book.replace(book.entries[1], entry("заң", "право", "2"))
    assert [e.terms[1].text for e in Book(place, "").entries] == ["трибунал", "право"]
    assert not book.is_stale()


def test_duplicates_join(book):
    book.add([Entry((Term("сот", "kk"), Term("court", "en")), "3"), entry("билік", "власть")])
    assert book.duplicates() == 0
    write_table([*book.entries, entry("сот", "суд", "9")], book.path)
    book.read()
    assert book.duplicates() == 1
    assert book.merge() == 1
    assert len(book.entries) == 4
    book.undo()
    assert len(book.entries) == 5


def test_a_file_that_is_not_there_begins_with_the_first_entry(tmp_path):
    book = Book(tmp_path / "new.csv", "А")
    assert book.entries == ()
    book.add([entry("сот", "суд")])
    assert (book.entries[0].author, bool(book.entries[0].uid)) == ("А", True)


def test_a_tbx_file_is_looked_through_but_not_changed(book, tmp_path):
    path = tmp_path / "g.tbx"
    write_tbx(book.entries, path)
    tbx = Book(path, "А")
    assert len(tbx.find(Wanted("сот"))) == 1
    with pytest.raises(GlossaryError, match="not changed in place"):
        tbx.remove([tbx.entries[0]])


def test_lines_keep_what_the_form_does_not_show():
    known = Entry(
        (Term("жүру", "kk", part_of_speech="verb", note="n", forms=("жүр",)),), "1", properties={"x": "y"}
    )
    lines = lines_of(known, ["kk", "ru"])
    assert [(line.lang, line.forms) for line in lines] == [("kk", "жүр"), ("ru", "")]
    assert entry_of(known, lines) == known


def test_preferred_terms_come_first():
    lines = [TermLine("ru", "устав", TermStatus.FORBIDDEN), TermLine("ru", " закон ", forms="законы;")]
    made = entry_of(Entry(()), lines)
    assert [(t.text, t.forms) for t in made.terms] == [("закон", ("законы",)), ("устав", ())]


@pytest.mark.parametrize(
    "lines",
    [[], [TermLine("kk", " ")], [TermLine("", "сот")], [TermLine("kk", "сот"), TermLine("kk", "сот")]],
)
def test_what_is_no_entry_is_refused(lines):
    with pytest.raises(InputError):
        entry_of(Entry(()), lines)
