"""Memories to test with: a file, or one on PostgreSQL that is gone after the test."""

import secrets
from urllib.parse import quote

import pytest

from tests.memory.server import Door, database


@pytest.fixture(scope="session")
def postgres():
    """The URL of a database in which tests may create memories."""
    with database() as url:
        yield url


@pytest.fixture
def postgres_place(postgres):
    """The URL of a memory that does not exist yet."""
    import psycopg

    name = f"test_{secrets.token_hex(6)}"
    yield f"{postgres}{'&' if '?' in postgres else '?'}memory={name}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")


@pytest.fixture
def door(postgres):
    """An open door to the server."""
    import psycopg

    with psycopg.connect(postgres) as connection:
        door = Door((connection.info.host, connection.info.port))
    door.open()
    yield door
    door.shut()


@pytest.fixture
def place_behind(door, postgres_place):
    """The URL of a memory behind the door."""
    from psycopg.conninfo import conninfo_to_dict

    given = conninfo_to_dict(postgres_place.replace("memory=", "application_name="))
    login = quote(given["user"]) + (f":{quote(given['password'])}" if "password" in given else "")
    return (
        f"postgresql://{login}@127.0.0.1:{door.port}/{given['dbname']}?memory={given['application_name']}"
        "&sslmode=disable&gssencmode=disable"
    )
