import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from memory.errors import GlossaryError
from memory.glossary import Entry, Style, Term, TermStatus, open_glossary, write_tbx
from memory.glossary.merging import merged

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def entry(kk, ru, uid="", **fields):
    return Entry((Term(kk, "kk"), Term(ru, "ru")), uid, **fields)


def names(entries):
    return [tuple(term.text for term in entry.terms) for entry in entries]


def test_new_entries_get_an_id_an_author_and_a_time():
    result = merged([], [entry("сот", "суд")], "A", NOW)
    (new,) = result.entries
    assert (new.author, new.created, new.uid[0].isalpha()) == ("A", NOW, True)
    assert (result.added, result.changed) == (1, 0)


def test_the_same_terms_are_one_entry_and_new_ones_join_it():
    first = merged([], [entry("сот", "суд", domain="право")], "A", NOW).entries
    more = Entry(
        (Term("Сот", "kk"), Term("суд", "ru"), Term("трибунал", "ru", TermStatus.FORBIDDEN)), note="ескерту"
    )
    result = merged(first, [more, entry("сот", "судья")], "B", NOW)
    assert names(result.entries) == [("сот", "суд", "трибунал"), ("сот", "судья")]
    assert (result.entries[0].domain, result.entries[0].note, result.entries[0].editor) == (
        "право",
        "ескерту",
        "B",
    )
    assert (result.added, result.changed) == (1, 1)


def test_an_entry_of_a_known_id_is_replaced_unless_it_is_older():
    old, new = datetime(2020, 1, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC)
    kept = [entry("сот", "суд", "7", changed=old)]
    assert names(merged(kept, [entry("сот", "суды", "7", changed=new)], "A", NOW).entries) == [
        ("сот", "суды")
    ]
    kept = [entry("сот", "суд", "7", changed=new)]
    assert merged(kept, [entry("сот", "суды", "7", changed=old)], "A", NOW).changed == 0


def test_importing_twice_changes_nothing(tmp_path):
    store = open_glossary(tmp_path / "g.csv", create=True)
    assert store.put([entry("сот", "суд"), entry("ел", "страна")], author="A").added == 2
    before = store.entries()
    again = store.put([entry("сот", "суд"), entry("ел", "страна")], author="B")
    assert (again.added, again.changed, store.entries()) == (0, 0, before)


def test_entries_are_removed_by_id(tmp_path):
    store = open_glossary(tmp_path / "g.tsv", create=True)
    store.put([entry("сот", "суд", "a"), entry("ел", "страна", "b")])
    assert store.remove({"a", "z"}) == 1
    assert names(store.entries()) == [("ел", "страна")]


def test_a_row_that_cannot_be_read_is_not_lost_by_writing(tmp_path):
    path = tmp_path / "g.csv"
    path.write_text("kk,ru,ru:status\nсот,суд,maybe\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"line 2: .* nothing was changed"):
        open_glossary(path).put([entry("ел", "страна")])
    assert "maybe" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "message"),
    [("g.csv", "no such glossary"), ("g.xls", r"is a \.csv"), ("no/g.csv", "no folder"), (".", "is a")],
)
def test_what_cannot_be_opened(tmp_path, name, message):
    with pytest.raises(GlossaryError, match=message):
        open_glossary(tmp_path / name, create=name.startswith("no/"))


def test_a_tbx_file_is_read_and_never_changed(tmp_path):
    path = tmp_path / "g.tbx"
    write_tbx([entry("сот", "суд", "a")], path, Style.DCT)
    store = open_glossary(path)
    assert names(store.entries()) == [("сот", "суд")]
    for change in (lambda: store.put([entry("ел", "страна")]), lambda: store.remove({"a"})):
        with pytest.raises(GlossaryError, match="not changed in place"):
            change()


def test_writers_side_by_side_lose_nothing(tmp_path):
    path = tmp_path / "g.csv"

    def write(writer):
        for number in range(5):
            open_glossary(path, create=True).put([entry(f"сөз{writer}-{number}", f"слово{writer}-{number}")])

    writers = [Thread(target=write, args=(writer,)) for writer in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(set(names(open_glossary(path).entries()))) == 20


def test_a_killed_writer_leaves_a_whole_file(tmp_path):
    path = tmp_path / "g.csv"
    open_glossary(path, create=True).put([entry(f"сөз{n}", f"слово{n}") for n in range(300)])
    code = (
        "import sys; from pathlib import Path; from memory.glossary import *\n"
        "n = 0\n"
        "while True:\n"
        "    n += 1\n"
        "    open_glossary(Path(sys.argv[1])).put([Entry((Term(f'x{n}', 'kk'), Term(f'y{n}', 'ru')))])\n"
        "    print(n, flush=True)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True, env=environment
    ) as writer:
        written = [int(writer.stdout.readline()) for _ in range(3)][-1]
        time.sleep(0.03)
        writer.send_signal(signal.SIGKILL)
        written += len(writer.stdout.readlines())
    count = len(open_glossary(path).entries())
    assert written <= count - 300 <= written + 1
    open_glossary(path).put([entry("тағы", "ещё")])
