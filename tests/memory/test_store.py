"""What every store must do; each test runs on every kind of store."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory import Filter, Origin, StoreError, TranslationUnit, UnitStatus, open_memory
from memory.sqlite.store import BATCH

WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def unit(source="Алаш партиясы құрылды.", target="Партия Алаш создана.", **fields):
    return TranslationUnit(source, {"ru": target}, **fields)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "m.qtm"


@pytest.fixture
def store(path):
    with open_memory(path, create=True) as store:
        yield store


def test_every_field_comes_back(store):
    full = TranslationUnit(
        "Дереккөз", {"ru": "Источник", "en": "Source"}, "kk", "uid-1", "A", "B", WHEN, WHEN,
        Origin("p", "d", "3"), "алды", "кейін", UnitStatus.DRAFT, ("бір", "екі"), {"x-domain": "law"}, 7,
        "<ph/>Дереккөз", {"ru": "<ph/>Источник"},
    )  # fmt: skip
    assert store.put(full) == "uid-1"
    assert store.get("uid-1") == full


def test_a_unit_without_a_uid_gets_one(store):
    uid = store.put(unit())
    assert uid
    assert store.get(uid).source == "Алаш партиясы құрылды."


def test_the_same_uid_replaces(store):
    store.put(unit(uid="a"))
    store.put(unit(uid="a", target="Иначе."))
    assert [u.targets["ru"] for u in store.units()] == ["Иначе."]
    assert store.search("Алаш партиясы құрылды.")[0].unit.targets["ru"] == "Иначе."


def test_exact_duplicates_merge_and_others_stay(store):
    first = store.put(unit(uid="a", usage=2, notes=("бір",)))
    assert store.put(unit(uid="b", usage=3, notes=("екі",), editor="Z")) == first
    store.put(unit(uid="c", target="Другой перевод."))
    merged = store.get("a")
    assert (merged.usage, merged.notes, merged.editor) == (5, ("бір", "екі"), "Z")
    assert store.count() == 2


def test_deleting_takes_it_out_of_every_search(store):
    store.put(unit(uid="a"))
    assert store.delete("a")
    assert not store.delete("a")
    assert store.search("Алаш партиясы құрылды.") == []


def test_search_scores_orders_and_limits(store):
    sources = [
        "Алаш партиясы 1917 жылы құрылды.",
        "Алаш партиясы 1918 жылы құрылды.",
        "Алаш автономиясы жарияланды.",
    ]
    for source in sources:
        store.put(unit(source, f"ru {source}"))
    found = store.search(sources[0], minimum=50)
    assert [(m.unit.source, m.score) for m in found][:2] == [(sources[0], 100), (sources[1], 98)]
    assert len(store.search(sources[0], minimum=1, top=1)) == 1
    assert store.search(sources[0], target_lang="en") == []
    assert store.search(sources[0], source_lang="ru") == []


def test_the_right_context_makes_101(store):
    store.put(unit(uid="a", previous="Алдында.", following="Соңында."))
    store.put(unit(uid="b", target="Без контекста."))
    found = store.search("Алаш партиясы құрылды.", previous="алдында.", following="Соңында.")
    assert [(m.score, m.unit.uid) for m in found] == [(101, "a"), (100, "b")]


def test_inflected_words_are_found(store):
    store.put(unit("Қазақстанның тәуелсіздігін халық қолдады.", "Народ поддержал независимость Казахстана."))
    (match,) = store.search("Қазақстандағы тәуелсіздікті халықтар қолдап")
    assert match.score >= 70
    assert match.edits


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_what_was_stored_is_found_whatever_it_is(store, text):
    store.put(unit(text, "перевод"))
    assert text in {match.unit.source for match in store.search(text, minimum=100, top=1000)}


@pytest.mark.parametrize(
    "query", ["", " ", '"', "' OR 1=1 --", "*", "NEAR(", "%_", "\0", "a" * 5000, "()", "\ud7ff"]
)
def test_no_query_breaks_a_search(store, query):
    store.put(unit())
    assert store.search(query, minimum=1) is not None


def test_filters(store):
    store.put(unit("бір", uid="1", changed=WHEN, origin=Origin("p", "d")))
    store.put(TranslationUnit("екі", {"en": "two"}, uid="2", status=UnitStatus.DRAFT))
    for wanted, uids in (
        (Filter(target_lang="ru"), ["1"]),
        (Filter(status=UnitStatus.DRAFT), ["2"]),
        (Filter(project="p", document="d"), ["1"]),
        (Filter(changed_since=WHEN), ["1"]),
        (Filter(changed_until=WHEN), []),
        (Filter(source_lang="kk"), ["1", "2"]),
    ):
        assert [u.uid for u in store.units(wanted)] == uids
        assert store.count(wanted) == len(uids)


def test_statistics(store):
    store.put(unit("бір", uid="1"))
    store.put(TranslationUnit("екі", {"ru": "два", "en": "two"}, uid="2", status=UnitStatus.DRAFT))
    assert store.statistics() == {
        "units": 2, "translations en": 1, "translations ru": 2, "units approved": 1, "units draft": 1,
    }  # fmt: skip


def test_dedupe_merges_what_became_equal(store):
    store.put(unit(uid="a"))
    store.put(unit(uid="b", target="Иначе."))
    store.put(unit(uid="b"))
    assert store.dedupe() == 1
    assert [u.uid for u in store.units()] == ["a"]
    assert store.dedupe() == 0


def test_the_second_process_sees_an_approval_at_once(store, path):
    with open_memory(path, read_only=True) as other:
        store.put(unit())
        assert other.count() == 1


def test_a_reader_cannot_write(store, path):
    with open_memory(path, read_only=True) as reader, pytest.raises(StoreError, match="cannot be written"):
        reader.put(unit())


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "no such memory"), (b"not a database, surely not one at all" * 40, "not a Qostil memory")],
)
def test_what_is_no_memory_is_refused(path, content, message):
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StoreError, match=message):
        open_memory(path)


def test_folders_foreign_and_newer_files_are_refused(tmp_path, path):
    with pytest.raises(StoreError, match="is a folder"):
        open_memory(tmp_path, create=True)
    with pytest.raises(StoreError, match="no folder"):
        open_memory(tmp_path / "no" / "m.qtm", create=True)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(StoreError, match="not a Qostil memory"):
        open_memory(path, create=True)
    newer = tmp_path / "newer.qtm"
    open_memory(newer, create=True).close()
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer"):
        open_memory(newer)


def test_a_full_disk_changes_nothing(store):
    store.put(unit())
    store._database.connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(StoreError, match="disk is full"):
        store.put(unit("ә" * 200_000))
    assert store.count() == 1


WRITER = """
import sys
from pathlib import Path
from memory import TranslationUnit, open_memory
path, name = sys.argv[1:]
with open_memory(Path(path)) as store:
    for n in range(25):
        store.put(TranslationUnit(f"{name} жазушы {n} сөйлем", {"ru": f"писатель {name} {n}"}))
"""


def test_many_writers_lose_nothing_and_double_nothing(store, path):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, path, f"w{n}"]) for n in range(4)]
    assert [writer.wait(60) for writer in writers] == [0] * 4
    assert store.count() == 100
    assert len({u.source for u in store.units()}) == 100


IMPORT = """
import sys
from pathlib import Path
from memory import TranslationUnit, open_memory
units = (TranslationUnit(f"сөйлем {n}", {"ru": f"предложение {n}"}) for n in range(1_000_000))
with open_memory(Path(sys.argv[1]), create=True) as store:
    for done in store.put_many(units):
        print(done, flush=True)
"""


def test_a_killed_import_leaves_whole_batches(path):
    process = subprocess.Popen([sys.executable, "-c", IMPORT, path], stdout=subprocess.PIPE, text=True)
    reported = int(process.stdout.readline())
    time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with open_memory(path) as store:
        assert store.count() >= reported
        assert store.count() % BATCH == 0
        assert store.search("сөйлем 7", minimum=100)[0].unit.targets["ru"] == "предложение 7"
