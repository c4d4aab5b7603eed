"""Inline formatting beside the text: kept by readers, carried to segments, shown and read as placeholders."""

from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import read_bytes, segment
from corpus.document import Document, Span
from corpus.errors import PlaceholderError
from corpus.placeholders import Code, CodeKind, codes_in, codes_of, marked, unmarked
from corpus.repair import repair

OPEN, CLOSE, ALONE = CodeKind.OPEN, CodeKind.CLOSE, CodeKind.ALONE


def page(body: str) -> Document:
    return read_bytes(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "a.html", lang="kk")


def word(*runs: tuple[str, str]) -> Document:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text, style in runs:
        run = paragraph.add_run(text)
        run.bold, run.italic = ("b" in style) or None, ("i" in style) or None
    file = BytesIO()
    document.save(file)
    return read_bytes(file.getvalue(), "a.docx", lang="kk")


@given(
    st.text(alphabet=st.sampled_from("аә ⟦⟧[/1."), max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from(CodeKind), st.integers(1, 12)), max_size=6),
)
def test_a_marked_text_gives_text_and_codes_back(text, drawn):
    codes = tuple(sorted(
        (Code(min(place, len(text)), kind, number, "b") for place, kind, number in drawn),
        key=lambda code: code.place,
    ))  # fmt: skip
    assert unmarked(marked(text, codes), codes) == (text, codes)


@pytest.mark.parametrize("text", ["⟦2⟧a", "⟦/1⟧", "⟦1/⟧", "⟦x⟧", "a⟦", "⟦1"])
def test_a_placeholder_that_stands_for_nothing_is_refused(text):
    with pytest.raises(PlaceholderError, match="is no placeholder of this segment"):
        unmarked(text, [Code(0, OPEN, 1, "b")])


def test_a_web_page_keeps_its_formatting_beside_the_same_text():
    document = page("<p>Бұл <b>үлкен <i>қала</i></b> <img src='x.png'> еді.</p><p>Келесі.</p>")
    assert document.text == "Бұл үлкен қала еді.\n\nКелесі."
    assert marked(document.text, document.codes) == "Бұл ⟦1⟧үлкен ⟦2⟧қала⟦/2⟧⟦/1⟧⟦3/⟧ еді.\n\nКелесі."
    assert [code.name for code in document.codes] == ["b", "i", "i", "b", "img"]
    assert document.codes[-1].markup == '<img src="x.png">'


def test_formatting_over_several_paragraphs_begins_again_in_each():
    document = page("<a href='x'>Бір<div>Екі</div>үш</a>")
    assert marked(document.text, document.codes) == "⟦1⟧Бір⟦/1⟧\n\n⟦1⟧Екі⟦/1⟧\n\n⟦1⟧үш⟦/1⟧"


def test_an_anchor_around_nothing_stands_alone():
    document = page("<p>Бір<a name='x'></a> екі</p>")
    assert [(code.place, code.kind, code.markup) for code in document.codes] == [(3, ALONE, '<a name="x">')]


def test_hidden_elements_leave_no_codes():
    assert page("<p>Бір <b style='display: none'>екі</b> үш</p>").codes == ()


def test_a_word_document_keeps_what_differs_from_most_of_a_paragraph():
    document = word(("Бұл ", ""), ("үл", "b"), ("кен", "b"), (" қала ", ""), ("еді", "bi"), (".", ""))
    assert document.text == "Бұл үлкен қала еді."
    assert marked(document.text, document.codes) == "Бұл ⟦2⟧үлкен⟦/2⟧ қала ⟦5⟧еді⟦/5⟧."
    assert [code.name for code in document.codes] == ["bold", "bold", "bold", "bold"]
    assert "w:b" in document.codes[0].markup


def test_a_paragraph_that_is_bold_throughout_has_no_codes():
    assert word(("Бұл ", "b"), ("қала.", "b")).codes == ()


def test_codes_at_the_edges_of_a_stretch_belong_to_the_side_they_face():
    codes = [Code(4, CLOSE, 1, "b"), Code(4, OPEN, 2, "b"), Code(4, ALONE, 3, "x"), Code(8, CLOSE, 2, "b")]
    assert [(c.place, c.number) for c in codes_in(codes, Span(0, 4))] == [(4, 1)]
    assert [(c.place, c.number) for c in codes_in(codes, Span(4, 8))] == [(0, 2), (0, 3), (4, 2)]


def test_a_segment_knows_its_codes_though_its_text_was_repaired():
    repaired = repair(page("<p>Бұл үкiмет <b>шешімі</b> болды. Келесі <i>сөйлем</i>  осы.</p>"))
    first, second = segment(repaired)
    assert marked(first.text, codes_of(repaired, first)) == "Бұл үкімет ⟦1⟧шешімі⟦/1⟧ болды."
    assert marked(second.text, codes_of(repaired, second)) == "Келесі ⟦2⟧сөйлем⟦/2⟧ осы."


@given(
    st.lists(
        st.sampled_from(["сөз ", "<b>", "</b>", "<i>", "</i>", " ", "<br>", "<p>", "ұзын.", "<img>"]),
        max_size=25,
    )
)
def test_codes_stand_in_order_inside_the_text_whatever_the_page(parts):
    document = page("<p>Сөз</p>" + "".join(parts))
    places = [code.place for code in document.codes]
    assert places == sorted(places)
    assert all(0 <= place <= len(document.text) for place in places)
    opened: list[int] = []
    for code in document.codes:
        if code.kind is OPEN:
            opened.append(code.number)
        elif code.kind is CLOSE:
            assert opened.pop() == code.number
    assert not opened
