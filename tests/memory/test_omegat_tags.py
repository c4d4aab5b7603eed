"""Tags as OmegaT shows them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpus.placeholders import Code, CodeKind
from memory.omegat import shown_text, tag_names, tagged, untagged

OPEN, CLOSE, ALONE = CodeKind.OPEN, CodeKind.CLOSE, CodeKind.ALONE
BOLD = (Code(4, OPEN, 1, "bold"), Code(11, CLOSE, 1, "bold"), Code(15, ALONE, 2, "footnote"))
CROSSED = (Code(0, OPEN, 1, "a"), Code(1, OPEN, 2, "b"), Code(2, CLOSE, 1, "a"), Code(3, CLOSE, 2, "b"))


@pytest.mark.parametrize(
    ("text", "codes", "shown"),
    [
        ("Бұл маңызды сөз.", BOLD, "Бұл <g0>маңызды</g0> сөз<x1/>."),
        ("абв", CROSSED, "<b0/>а<g1>б<e2/>в</g1>"),
        ("аб", (Code(1, CLOSE, 5, "a"), Code(2, OPEN, 6, "b")), "а<e0/>б<b1/>"),
        ("а <g0> б", (), "а <g0> б"),
    ],
)
def test_codes_are_shown_as_omegat_does(text, codes, shown):
    names = tag_names(codes)
    assert tagged(text, codes, names) == shown
    assert untagged(shown, codes, names) == (text, tuple(_named(code) for code in codes))


def _named(code):
    return Code(code.place, code.kind, code.number, str(code.number), code.markup)


def test_tags_that_are_not_the_sources_stay_text():
    assert untagged("Это <g7>важное</g0>.", BOLD, tag_names(BOLD)) == (
        "Это <g7>важное.", (Code(14, CLOSE, 1, "1"),),
    )  # fmt: skip


def test_a_code_that_the_source_has_not_is_left_out():
    names = tag_names(BOLD)
    assert tagged("слово", (Code(0, OPEN, 9, "x"), Code(5, ALONE, 2, "footnote")), names) == "слово<x1/>"


@pytest.mark.parametrize(
    "codes",
    [
        (Code(0, OPEN, 1, "bold"),),
        (Code(5, CLOSE, 1, "bold"),),
        (Code(0, CLOSE, 1, "bold"), Code(5, OPEN, 1, "bold")),
        (Code(0, OPEN, 1, "a"), Code(1, OPEN, 3, "b"), Code(2, CLOSE, 1, "a"), Code(3, CLOSE, 3, "b")),
    ],
)
def test_what_would_not_nest_is_left_out(codes):
    source = (*BOLD, Code(15, OPEN, 3, "b"), Code(16, CLOSE, 3, "b"))
    names = tag_names(source)
    shown = tagged("слово", codes, names)
    assert etree.fromstring(f"<a>{re.sub('[0-9]', '', shown)}</a>") is not None
    assert re.sub("<[^>]*>", "", shown) == "слово"


def test_the_elements_of_omegats_memory_are_seen_through():
    markup = 'Бұл <bpt i="0" x="0">&lt;g0&gt;</bpt>маңызды<ept i="0">&lt;/g0&gt;</ept>.'
    assert shown_text("Бұл маңызды.", markup) == "Бұл <g0>маңызды</g0>."
    native = '<hi>Бұл</hi> <bpt i="1">&lt;b&gt;</bpt>маңызды<ept i="1">&lt;/b&gt;</ept>.'
    assert shown_text("Бұл маңызды.", native) == "Бұл маңызды."
    assert shown_text("Бұл", "") == shown_text("Бұл", "<broken") == "Бұл"


@given(st.text("абв ", min_size=1, max_size=8), st.data())
def test_what_is_shown_is_read_back(text, data):
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    kinds = [data.draw(st.sampled_from(CodeKind)) for _ in places]
    codes = tuple(Code(place, kind, n, "") for n, (place, kind) in enumerate(zip(places, kinds, strict=True)))
    names = tag_names(codes)
    assert untagged(tagged(text, codes, names), codes, names) == (text, tuple(map(_named, codes)))
