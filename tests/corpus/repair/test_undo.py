"""Every repair can be taken back: the original comes out of the repaired text to the character."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, RepairKind, Span
from corpus.repair import repair

_PIECES = st.sampled_from(
    ("сөз", "бай-\nланысты", "сондай-\nақ", " ", "  ", "\n", "\r\n", "\n\n", "\f", ".", ",", "-", "–", " - ",
     "12", "үкiмет", "Facebookи", "қоþды", "\xad", "\xad\n", "\u200b", "\t", "е г і с т і к", "соңы.Келесі",
     "Ә.Бөкейхан", "«", "»", "\n\n17\n\n", "Автор аты\n\n", "1) ", "• ", "\xa0", "\x00", "\uf0b2", "а", "А")
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=60)


@given(_TEXTS)
def test_undo_is_the_inverse_of_repair(text: str) -> None:
    repaired = repair(Document(text))
    assert repaired.undo() == text
    for one in repaired.repairs:
        assert text[one.span.start : one.span.end] == one.before != one.after
    for first, second in pairwise(repaired.repairs):
        assert first.span.end <= second.span.start
        assert first.span != second.span


@given(_TEXTS, st.integers(0, 30))
def test_flipping_twice_changes_nothing(text: str, index: int) -> None:
    repaired = repair(Document(text))
    if index < len(repaired.repairs):
        flipped = repaired.flip(index)
        assert flipped.undo() == text
        assert flipped.flip(index) == repaired


@given(_TEXTS, st.sampled_from(RepairKind), st.booleans())
def test_flipping_a_kind_keeps_the_way_back(text: str, kind: RepairKind, made: bool) -> None:
    flipped = repair(Document(text)).flip_kind(kind, made)
    assert flipped.undo() == text
    assert all(one.made is made for one in flipped.repairs if one.kind is kind)


@given(_TEXTS)
def test_paragraphs_lie_in_order_and_hold_no_line_end(text: str) -> None:
    repaired = repair(Document(text))
    for paragraph in repaired.paragraphs:
        assert "\n" not in repaired.text[slice(*paragraph.span)]
    for first, second in pairwise(repaired.paragraphs):
        assert repaired.text[first.span.end : second.span.start] == "\n\n"


@given(_TEXTS, st.data())
def test_spans_lead_back_to_the_original(text: str, data: st.DataObject) -> None:
    repaired = repair(Document(text))
    start = data.draw(st.integers(0, len(repaired.text)))
    end = data.draw(st.integers(start, len(repaired.text)))
    span = repaired.to_original(Span(start, end))
    assert 0 <= span.start <= span.end <= len(text)
    untouched = not any(
        r.made and r.span.start < span.end and r.span.end > span.start for r in repaired.repairs
    )
    if untouched and start < end:
        inserted = sum(
            len(r.after) for r in repaired.repairs if r.made and span.start <= r.span.start <= span.end
        )
        assert len(text[slice(*span)]) >= end - start - inserted


@pytest.mark.parametrize(
    "piece", ["а", "а-", "а ", "аб-\n", "аa", "аþ", "аб - ", "аб.Аб", "1\n", "а\u200b", ". "]
)
def test_time_grows_with_length(piece: str) -> None:
    text = piece * 10_000
    began = time.perf_counter()
    assert repair(Document(text)).undo() == text
    assert time.perf_counter() - began < 3
