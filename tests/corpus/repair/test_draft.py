"""Edits of later stages folded into those of earlier ones, with the way back to the original."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, RepairKind, Span
from corpus.repair.draft import Draft, Edit
from corpus.repair.repaired import RepairedText

_KIND = RepairKind.SPACING


def _edit(start: int, end: int, after: str, *, made: bool = True) -> Edit:
    return Edit(start, end, after, _KIND, 1.0, made)


def _changes(draft: Draft) -> list[tuple[Span, str]]:
    return [(one.span, one.after) for one in draft.repairs() if one.made]


def test_edits_apart_stay_apart() -> None:
    draft = Draft("abcdef", "abcdef").edited([_edit(1, 2, "")]).edited([_edit(3, 4, "XY")])
    assert draft.text == "acdXYf"
    assert _changes(draft) == [(Span(1, 2), ""), (Span(4, 5), "XY")]


def test_an_edit_of_what_was_put_in_is_folded() -> None:
    draft = Draft("abcdef", "abcdef").edited([_edit(2, 3, "XYZ")]).edited([_edit(3, 6, "-")])
    assert draft.text == "abX-ef"
    assert _changes(draft) == [(Span(2, 4), "X-")]


def test_an_edit_across_a_deletion_is_folded() -> None:
    draft = Draft("abcdef", "abcdef").edited([_edit(2, 3, "")]).edited([_edit(1, 3, "-")])
    assert draft.text == "a-ef"
    assert _changes(draft) == [(Span(1, 4), "-")]


def test_an_edit_beside_a_deletion_is_not() -> None:
    draft = Draft("abcdef", "abcdef").edited([_edit(2, 3, "")]).edited([_edit(2, 3, "")])
    assert draft.text == "abef"
    assert _changes(draft) == [(Span(2, 3), ""), (Span(3, 4), "")]


def test_an_edit_undone_later_leaves_nothing() -> None:
    draft = Draft("abc", "abc").edited([_edit(1, 2, "X")]).edited([_edit(1, 2, "b")])
    assert draft.repairs() == ()


def test_what_was_inserted_twice_at_a_place_is_one_repair() -> None:
    draft = Draft("ab", "ab").edited([_edit(1, 1, "X")]).edited([_edit(2, 2, "Y")])
    assert _changes(draft) == [(Span(1, 1), "XY")]


def test_a_proposal_overtaken_by_a_repair_is_dropped() -> None:
    draft = Draft("abcdef", "abcdef").edited([_edit(2, 4, "X", made=False)]).edited([_edit(3, 5, "")])
    assert [one.made for one in draft.repairs()] == [True]
    assert Draft("abc", "abc").edited([_edit(1, 2, "X", made=False)]).text == "abc"


@st.composite
def _stages(draw: st.DrawFn) -> tuple[str, list[list[tuple[int, int, str, bool]]]]:
    text = draw(st.text("abc", max_size=12))
    edit = st.tuples(st.integers(0, 12), st.integers(0, 4), st.text("xyz", max_size=2), st.booleans())
    return text, draw(st.lists(st.lists(edit, max_size=4), max_size=5))


@given(_stages())
def test_any_stages_can_be_undone(case: tuple[str, list[list[tuple[int, int, str, bool]]]]) -> None:
    text, stages = case
    draft = Draft(text, text)
    for stage in stages:
        size = len(draft.text)
        edits = [_edit(min(at, size), min(at + n, size), after, made=made) for at, n, after, made in stage]
        expected = draft.text
        chosen: list[Edit] = []
        for edit in sorted(edits, key=lambda e: (e.start, e.end)):
            if edit.after != draft.text[edit.start : edit.end] and (
                not chosen or (edit.start >= chosen[-1].end and edit[:2] != chosen[-1][:2])
            ):
                chosen.append(edit)
        for edit in reversed([edit for edit in chosen if edit.made]):
            expected = expected[: edit.start] + edit.after + expected[edit.end :]
        draft = draft.edited(edits)
        assert draft.text == expected
    repaired = RepairedText.of(Document(text), draft.repairs(), ())
    assert repaired.text == draft.text
    assert repaired.undo() == text
    for first, second in pairwise(repaired.repairs):
        assert first.span.end <= second.span.start
        assert first.span != second.span
    for index in range(len(repaired.repairs)):
        assert repaired.flip(index).undo() == text
