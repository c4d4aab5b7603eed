"""What only a memory file can meet: folders, foreign and newer files, a full disk."""

import sqlite3

import pytest

from memory import Filter, StoreError, open_memory
from memory.sqlite import connection
from memory.sqlite.connection import Database
from memory.sqlite.schema import MIGRATIONS
from tests.memory.conformance.test_units import unit


@pytest.fixture
def path(tmp_path):
    return tmp_path / "m.qtm"


def test_what_is_no_memory_is_refused(path):
    path.write_bytes(b"not a database, surely not one at all" * 40)
    with pytest.raises(StoreError, match="not a Qostil memory"):
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


def test_a_full_disk_changes_nothing(path):
    store = open_memory(path, create=True)
    store.put(unit())
    store._database.connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(StoreError, match="disk is full"):
        store.put(unit("ә" * 200_000))
    assert store.count() == 1
    store.close()


@pytest.mark.parametrize("step", range(1, len(MIGRATIONS)))
def test_a_memory_of_every_older_version_is_brought_up_to_date(path, monkeypatch, step):
    monkeypatch.setattr(connection, "MIGRATIONS", MIGRATIONS[:step])
    Database(path, create=True, read_only=False).close()
    with sqlite3.connect(path) as older:
        columns = [row[1] for row in older.execute("PRAGMA table_info(unit)") if row[1] != "id"]
        values = {
            "uid": "u", "source": "Қала үлкен.", "source_lang": "kk", "status": "approved", "notes": "[]",
            "properties": "{}", "usage": 1, "folded": 0, "size": 2, "created": None, "changed": None,
        }  # fmt: skip
        older.execute(
            f"INSERT INTO unit ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            [values.get(column, "") for column in columns],
        )
        older.execute("INSERT INTO target VALUES (1, 'ru', 'Город большой.', '')")
    monkeypatch.undo()
    with pytest.raises(StoreError, match="older Qostil"):
        open_memory(path, read_only=True)
    with open_memory(path) as store:
        assert store.search("Қала үлкен.")[0].unit.targets == {"ru": "Город большой."}
        assert store.remove(Filter(source_lang="kk")) == 1
        store.undo()
        assert store.get("u").usage == 1
