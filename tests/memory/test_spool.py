import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory import Change, Spool, TranslationUnit
from memory.spool import _PAGE
from tests.memory.test_tmx import UNITS, marked_up_units

CHANGES = st.builds(Change, st.none() | UNITS, st.none() | marked_up_units())


@given(st.lists(CHANGES, max_size=5))
def test_changes_come_back_in_order_as_often_as_they_are_asked_for(changes):
    with Spool(iter(changes)) as spool:
        assert (list(spool), list(spool), len(spool)) == (changes, changes, len(changes))
        assert all(change in spool for change in changes)


def test_many_changes_lie_in_several_pages(monkeypatch):
    monkeypatch.setattr("memory.spool._IN_MEMORY", 1000)
    changes = [Change(None, TranslationUnit(f"сөйлем {n}", {})) for n in range(3 * _PAGE + 1)]
    with Spool(changes) as spool:
        assert list(spool) == changes
    with pytest.raises(ValueError, match="closed file"):
        list(spool)
