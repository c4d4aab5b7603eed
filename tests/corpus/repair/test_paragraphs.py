"""Paragraphs, headings and list items rebuilt from page lines."""

from __future__ import annotations

import pytest

from corpus.document import Document, Kind, Paragraph, RepairKind, Span
from corpus.repair import RepairedText, repair

_LONG = [
    "Өзен бойындағы ауыл таңертең ерте оянады, алдымен ит үреді де, содан кейін",
    "сиыр мөңірейді, балалар тұрып, бұлаққа қарай жүгіреді, ал үлкендер үйлердің",
    "жанында отын жарып, қазан көтеріп, күннің шыққанын күтеді де отырады екен",
]
_BODY = "\n".join(_LONG)


def _blocks(text: str) -> list[tuple[Kind, str]]:
    repaired = repair(Document(text))
    assert repaired.undo() == text
    return [(one.kind, repaired.text[slice(*one.span)]) for one in repaired.paragraphs]


def _texts(text: str) -> list[str]:
    return [part for _, part in _blocks(text)]


def test_lines_of_a_paragraph_are_joined() -> None:
    assert _texts(_BODY + " дейді.\n") == [_BODY.replace("\n", " ") + " дейді."]


def test_a_short_line_with_a_full_stop_ends_a_paragraph() -> None:
    text = f"{_BODY}\nкүн шықты.\n{_BODY}\nол батты.\n"
    assert [part[-9:] for part in _texts(text)] == ["күн шықты.", "ол батты."] or len(_texts(text)) == 2


def test_every_line_followed_by_an_empty_one() -> None:
    lines = [*_LONG, "күн шықты.", *_LONG, "ол батты.", *_LONG, "бітті."]
    text = " \n\n".join(lines)
    assert len(_texts(text)) == 3
    assert all("\n" not in part for part in _texts(text))


def test_a_page_gap_inside_a_sentence_is_closed() -> None:
    text = f"{_BODY}\n\n\n\nжәне бәрі осылай болған.\n\n{_BODY}\nсолай.\n"
    assert "отырады екен және бәрі осылай болған." in _texts(text)[0]


def test_indentation_begins_a_paragraph() -> None:
    full = "жанында отын жарып, қазан көтеріп, күннің шыққанын күтеді де отырады еді."
    page = f"    {_LONG[0]}\n{_LONG[1]}\n{full}\n"
    assert len(_texts(page * 4)) == 4


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"Бірінші бөлім\n\n{_BODY}.\n", [Kind.HEADING, Kind.BODY]),
        (f"2.1. Ауыл мен қала\n\n{_BODY}.\n", [Kind.HEADING, Kind.BODY]),
        (f"1. Ауыл мен қала\n\n{_BODY}.\n", [Kind.HEADING, Kind.BODY]),
        (f"{_BODY}:\n1) бірінші іс;\n2) екінші іс;\n3) соңғысы.\n", [Kind.BODY] + [Kind.LIST_ITEM] * 3),
        (f"{_BODY}:\n• бірінші іс\n• екінші іс\n\n{_BODY}.\n", [Kind.BODY, *[Kind.LIST_ITEM] * 2, Kind.BODY]),
        (f"{_BODY}:\n– бірінші іс;\n– екінші іс.\n", [Kind.BODY, Kind.LIST_ITEM, Kind.LIST_ITEM]),
        ("ААҚ – ашық қоғам\nБАҚ – бұқара құралы\nТМД – достастық\n", [Kind.LIST_ITEM] * 3),
    ],
)
def test_kinds(text: str, kinds: list[Kind]) -> None:
    assert [kind for kind, _ in _blocks(text)] == kinds


def test_a_dash_at_a_line_start_inside_a_sentence_is_no_item() -> None:
    text = f"{_BODY}\n– деп жазған екен ол кезде.\n{_BODY}.\n"
    assert "отырады екен – деп жазған екен ол кезде." in _texts(text)[0]


def test_an_abbreviation_at_a_line_end_ends_nothing() -> None:
    text = f"{_LONG[0]} 1990 ж.\n17 мамырда құрылған ұйым бар еді.\n{_BODY}.\n"
    assert "1990 ж. 17 мамырда" in _texts(text)[0]


def test_given_paragraphs_are_kept() -> None:
    text = "Бірінші абзац ортасынан\nүзілген.\nТақырып\nЕкінші абзац"
    given = (
        Paragraph(Span(0, 32)),
        Paragraph(Span(33, 40), Kind.HEADING),
        Paragraph(Span(41, 53), Kind.TABLE_CELL),
    )
    repaired = repair(Document(text, wrapped=False, paragraphs=given))
    parts = [(one.kind, repaired.text[slice(*one.span)]) for one in repaired.paragraphs]
    assert parts == [
        (Kind.BODY, "Бірінші абзац ортасынан үзілген."),
        (Kind.HEADING, "Тақырып"),
        (Kind.TABLE_CELL, "Екінші абзац"),
    ]


def _line_break(repaired: RepairedText) -> int:
    return next(i for i, one in enumerate(repaired.repairs) if one.kind is RepairKind.LINE_BREAK)


def test_a_line_break_taken_back_divides_the_paragraph() -> None:
    repaired = repair(Document(_BODY + " дейді.\n"))
    flipped = repaired.flip(_line_break(repaired))
    assert len(repaired.paragraphs) == 1
    assert next(flipped.text[slice(*one.span)] for one in flipped.paragraphs) == _LONG[0]
    assert len(flipped.paragraphs) == 2


def test_spans_lead_to_the_original() -> None:
    text = "Қазақ үкiметi бай-\nланысты  орнатты."
    repaired = repair(Document(text))
    for word, original in (("үкіметі", "үкiметi"), ("байланысты", "бай-\nланысты"), ("орнатты", "орнатты")):
        at = repaired.text.index(word)
        assert text[slice(*repaired.to_original(Span(at, at + len(word))))] == original


@pytest.mark.parametrize("text", ["", "\n", " ", "а", "1", "-", "а-\n", "\n\nа", "-\n-\n", "\f"])
def test_hardly_anything(text: str) -> None:
    repaired = repair(Document(text))
    assert repaired.undo() == text
