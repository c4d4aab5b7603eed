from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numbers import find_numbers, numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1 000 000 теңге", ("1000000",)),
        ("1,000,000 tenge", ("1000000",)),
        ("1.000.000", ("1000000",)),
        ("2,5 млн", ("2.5",)),
        ("۱۹۱۷ جىلى ۵–۱۳", ("1917", "5", "13")),
        ("٢,٥ 1\u202f000", ("2.5", "1000")),
        ("12,500.75", ("12500.75",)),
        ("1917 жылғы 5–13 (18–26) желтоқсанда", ("1917", "5", "13", "18", "26")),
        ("25.12.1991", ("25", "12", "1991")),
        ("ХХ ғасырдың 40-жылдары", ("20", "40")),
        ("XX век, II съезд", ("20", "2")),
        ("I Дүниежүзілік соғыс", ("1",)),
        ("I am sure", ()),
        ("М. Әуезов пен С. Сейфуллин", ()),
        ("1917, 1918, 1920", ("1917", "1918", "1920")),
        ("10 000-нан астам", ("10000",)),
        ("007", ("7",)),
        ("сөз", ()),
    ],
)
def test_numbers_are_normalised(text, values):
    assert numbers(text) == values


@given(st.text(alphabet="0123456789., -–IVXХ() аж"))
def test_spans_lie_in_order_within_the_text(text):
    found = find_numbers(text)
    assert all(text[n.span.start : n.span.end] for n in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(st.integers(1000, 10**12))
def test_grouping_does_not_change_a_number(value):
    spellings = {str(value), f"{value:,}", f"{value:,}".replace(",", " "), f"{value:,}".replace(",", "\xa0")}
    assert {numbers(spelling) for spelling in spellings} == {(str(value),)}
