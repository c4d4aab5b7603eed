"""What only a memory on PostgreSQL can meet: a lost connection, passwords, foreign and newer schemas."""

import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest

from memory import Filter, StoreError, open_memory
from memory.postgres import schema
from memory.postgres.address import address
from tests.memory.conformance.test_units import unit

SECRET = "s3cr3t"


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch):
    connection = pytest.importorskip("memory.postgres.connection", reason="no psycopg (extra postgres)")
    for name in ("PAUSES", "LONG_PAUSES"):
        monkeypatch.setattr(connection, name, (0.01, 0.02, 0.04, 0.08))


@pytest.fixture
def admin(postgres):
    import psycopg

    with psycopg.connect(postgres, autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize(
    ("url", "shown", "memory", "has_password"),
    [
        ("postgresql://h/d", "postgresql://h/d", "qostil", False),
        ("postgres://u@h:5/d?memory=law", "postgresql://u@h:5/d?memory=law", "law", False),
        (f"postgresql://u:{SECRET}@h/d", "postgresql://u@h/d", "qostil", True),
        (f"postgresql://u:a@{SECRET}@h/d", "postgresql://u@h/d", "qostil", True),
        (f"postgresql://h/d?password={SECRET}&port=5", "postgresql://h/d?port=5", "qostil", True),
        ("postgresql:///d?host=/run/pg&port=5", "postgresql:///d?host=/run/pg&port=5", "qostil", False),
    ],
)  # fmt: skip
def test_addresses(url, shown, memory, has_password):
    found = address(url)
    assert found.memory == memory
    assert found.has_password == has_password
    assert found.shown == shown
    assert SECRET not in repr(found)


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://u:{SECRET}/x@h/d",
        f"postgresql://u:{SECRET}@h/d?memory=No!",
        f"postgresql://u:{SECRET}@h/d?memory=pg_x",
        f"mysql://u:{SECRET}@h/d",
        f"postgresql://u:{SECRET}@h:port/d",
        f"postgresql://u:{SECRET}@127.0.0.1:1/d?connect_timeout=2",
        f"postgresql://u:{SECRET}%zz@h/d",
    ],
)
def test_no_message_holds_a_password(url):
    with pytest.raises(StoreError) as caught:
        open_memory(url, create=True)
    assert SECRET not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_wrong_password_or_database_is_explained(postgres_place):
    missing = postgres_place.replace("/postgres?", "/no_such_db?")
    if missing == postgres_place:
        pytest.skip("the given database is not called postgres")
    with pytest.raises(StoreError, match=r"no_such_db.*does not exist"):
        open_memory(missing, create=True)


def test_without_psycopg_the_way_to_get_it_is_told():
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from memory import StoreError, open_memory\n"
        "try: open_memory('postgresql://u:s3cr3t@h/d')\n"
        "except StoreError as error: print(error)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "pip install 'qostil[postgres]'" in said
    assert SECRET not in said


def test_foreign_and_newer_schemas_are_refused(admin, postgres_place):
    memory = address(postgres_place).memory
    admin.execute(f"CREATE SCHEMA {memory}; CREATE TABLE {memory}.t (x int)")
    with pytest.raises(StoreError, match="not a Qostil memory"):
        open_memory(postgres_place, create=True)
    admin.execute(f"DROP TABLE {memory}.t")
    open_memory(postgres_place, create=True).close()
    admin.execute(f"UPDATE {memory}.memory SET version = 99")
    with pytest.raises(StoreError, match="newer"):
        open_memory(postgres_place)


def test_many_create_a_memory_at_once(postgres_place):
    problems = []

    def create(n):
        try:
            with open_memory(postgres_place, create=True) as store:
                store.put(unit(f"сөйлем {n}"))
        except StoreError as error:
            problems.append(error)

    threads = [threading.Thread(target=create, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert problems == []
    with open_memory(postgres_place) as store:
        assert store.count() == 6


def test_a_lost_connection_comes_back(place_behind, door):
    with open_memory(place_behind, create=True) as store:
        store.put(unit(uid="a"))
        door.shut()
        door.open()
        assert store.count() == 1
        door.shut()
        door.open()
        assert store.put(unit("екі", uid="b")) == "b"
        door.shut()
        door.open()
        assert list(store.put_many([unit("үш", uid="c")])) == [1]
        assert store.count() == 3


def test_a_memory_that_stays_away_is_reported_and_found_again(place_behind, door):
    with open_memory(place_behind, create=True) as store:
        door.shut()
        for _ in range(2):
            with pytest.raises(StoreError, match=r"^postgresql://.*try again$") as caught:
                store.put(unit(uid="a"))
            assert "\n" not in str(caught.value)
        door.open()
        assert store.put(unit(uid="a")) == "a"
        assert store.count() == 1


def _losing(monkeypatch, before_commit):
    """Cut the connection once, just before or just after a transaction comes into force."""
    import psycopg

    whole = psycopg.Connection.transaction
    cut = []

    @contextmanager
    def transaction(session):
        if cut:
            with whole(session):
                yield
            return
        cut.append(True)
        with whole(session):
            yield
            if before_commit:
                session.pgconn.finish()
        session.pgconn.finish()
        raise psycopg.OperationalError("the connection is lost")

    monkeypatch.setattr(psycopg.Connection, "transaction", transaction)


@pytest.mark.parametrize("before_commit", [True, False])
def test_a_write_lost_while_it_came_into_force_is_made_once(postgres_place, monkeypatch, before_commit):
    with open_memory(postgres_place, create=True) as store:
        store.put(unit(uid="a", usage=1))
        _losing(monkeypatch, before_commit)
        assert store.put(unit(uid="b", usage=2)) == "a"
        assert [(u.uid, u.usage) for u in store.units()] == [("a", 3)]


def test_a_session_that_the_server_ends_is_opened_anew(admin, postgres_place):
    with open_memory(postgres_place, create=True) as store:
        store.put(unit())
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'qostil' AND pid <> pg_backend_pid()"
        )
        assert store.search("Алаш партиясы құрылды.")[0].score == 100


def test_a_closed_memory_says_so(postgres_place):
    store = open_memory(postgres_place, create=True)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.count()


@pytest.mark.parametrize("step", range(1, len(schema.MIGRATIONS)))
def test_a_memory_of_every_older_version_is_brought_up_to_date(postgres_place, monkeypatch, step):
    monkeypatch.setattr("memory.postgres.connection.MIGRATIONS", schema.MIGRATIONS[:step])
    with open_memory(postgres_place, create=True) as store:
        store.put(unit(uid="u"))
    monkeypatch.undo()
    with pytest.raises(StoreError, match="older Qostil"):
        open_memory(postgres_place, read_only=True)
    with open_memory(postgres_place) as store:
        assert store.remove(Filter(source_lang="kk")) == 1
        store.undo()
        assert store.get("u") == unit(uid="u")
