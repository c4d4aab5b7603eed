"""Codes follow the words they stand at when a text is edited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.carrying import carried
from corpus.placeholders import Code, CodeKind, marked

BOLD = (Code(4, CodeKind.OPEN, 1, "bold"), Code(11, CodeKind.CLOSE, 1, "bold"))
KINDS = st.sampled_from(CodeKind)


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        ("Бұл маңызды сөз.", "Бұл ⟦1⟧маңызды⟦/1⟧ сөз."),
        ("Ал бұл маңызды сөз.", "Ал бұл ⟦1⟧маңызды⟦/1⟧ сөз."),
        ("Бұл өте маңызды сөз.", "Бұл өте ⟦1⟧маңызды⟦/1⟧ сөз."),
        ("Бұл маңызды да керек сөз.", "Бұл ⟦1⟧маңызды⟦/1⟧ да керек сөз."),
        ("Бұл 12 сөз.", "Бұл ⟦1⟧12⟦/1⟧ сөз."),
        ("", "⟦1⟧⟦/1⟧"),
    ],
)
def test_codes_stay_at_their_words(after, shown):
    assert marked(after, carried(BOLD, "Бұл маңызды сөз.", after)) == shown


@given(st.text(max_size=12), st.text(max_size=12), st.data())
def test_codes_stay_in_order_and_in_the_text(before, after, data):
    places = sorted(data.draw(st.lists(st.integers(0, len(before)), max_size=5)))
    codes = tuple(Code(place, data.draw(KINDS), n, "") for n, place in enumerate(places))
    moved = carried(codes, before, after)
    assert [code.number for code in moved] == [code.number for code in codes]
    assert sorted(code.place for code in moved) == [code.place for code in moved]
    assert all(0 <= code.place <= len(after) for code in moved)
    assert carried(codes, before, before) == codes
