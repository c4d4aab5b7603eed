import pytest

from memory import open_memory


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    """Where a memory of each kind may be created."""
    if request.param == "sqlite":
        return str(tmp_path / "m.qtm")
    return request.getfixturevalue("postgres_place")


@pytest.fixture
def store(place):
    with open_memory(place, create=True) as store:
        yield store
