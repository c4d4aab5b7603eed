"""Codes as inline elements of TMX."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpus.placeholders import Code, CodeKind
from memory import TranslationUnit, write_tmx
from memory.tmx.markup import markup_of
from memory.tmx.tags import codes_of_markup, markup_text

OPEN, CLOSE, ALONE = CodeKind.OPEN, CodeKind.CLOSE, CodeKind.ALONE
BOLD = (Code(4, OPEN, 7, "bold"), Code(11, CLOSE, 7, "bold"), Code(15, ALONE, 9, "footnote"))


@pytest.mark.parametrize(
    ("codes", "markup"),
    [
        ((), ""),
        (BOLD, 'Бұл <bpt i="1" type="bold"/>маңызды<ept i="1"/> сөз<ph x="9" type="footnote"/>.'),
        (BOLD[:1], 'Бұл <it pos="begin" type="bold"/>маңызды сөз.'),
        (BOLD[1:2], 'Бұл маңызды<it pos="end" type="bold"/> сөз.'),
    ],
)
def test_codes_become_elements(codes, markup):
    assert markup_of("Бұл маңызды сөз.", codes) == markup


@given(st.text("аб<&> ", min_size=1, max_size=8), st.data())
def test_any_codes_are_read_back_and_the_text_with_them(text, data):
    text = text.strip() or "а"
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=1, max_size=6)))
    codes = [Code(p, data.draw(st.sampled_from(CodeKind)), data.draw(st.integers(1, 2)), "x") for p in places]
    markup = markup_of(text, codes)
    assert markup_text(markup) == text
    assert [code.place for code in codes_of_markup(markup)] == places
    numbers = [element.get("i") for element in etree.fromstring(f"<s>{markup}</s>").iter("bpt")]
    assert len(numbers) == len(set(numbers))


def test_what_is_written_is_valid(shared):
    out = io.BytesIO()
    text = "Бұл маңызды сөз."
    write_tmx([TranslationUnit(text, {"ru": "Слово."}, source_markup=markup_of(text, BOLD))], out)
    with (shared / "peers" / "schemas" / "tmx14.dtd").open("rb") as file:
        dtd = etree.DTD(file)
    assert dtd.validate(etree.fromstring(out.getvalue())), dtd.error_log
    assert b"<bpt" in out.getvalue()
