"""PDF files: reading order, paragraphs, furniture, notes, and clear words when there is no text."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import ReadError, RepairKind, read_bytes, segment
from corpus.document import Kind
from corpus.repair import repair
from tests.corpus.readers.pdf_files import Placed, column, pdf

KAZAKH = ["Әріптері әғқңөұүһі түгел", "жазылған бұл мәтін бір-", "неше жолға созылады."]
FULL = "Далада жазғы кеш түсіп, ел жайлауға көшіп"
ROWS = (
    "Ауыл шетіндегі өзен жағасында балалар ойнап",
    "жүргенде үлкендер киіз үйді тігіп, малды суға",
    "айдап, от жағып, шай қойып, күнделікті ісімен",
    "айналысып жатты да, кешке қарай жиналып отырып",
    "ескі әңгіме айтысып, ән салып, домбыра тартып",
    "таңға дейін ұйықтамай, бір-біріне қонақ болып",
)


def paragraphs(data: bytes) -> list[tuple[str, Kind]]:
    repaired = repair(read_bytes(data, "a.pdf", lang="kk"))
    return [(repaired.text[p.span.start : p.span.end], p.kind) for p in repaired.paragraphs]


def texts(data: bytes) -> list[str]:
    return [text for text, _ in paragraphs(data)]


def test_lines_become_a_paragraph_with_its_words_whole():
    assert texts(pdf(column(KAZAKH))) == [
        "Әріптері әғқңөұүһі түгел жазылған бұл мәтін бірнеше жолға созылады."
    ]


def test_the_document_keeps_the_lines_as_printed():
    document = read_bytes(pdf(column(KAZAKH)), "a.pdf", lang="kk")
    assert document.text.strip() == "\n".join(KAZAKH)
    assert repair(document).undo() == document.text


def test_rows_are_read_from_the_top_whatever_their_order_in_the_file():
    placed = column(KAZAKH)
    assert texts(pdf(placed[::-1])) == texts(pdf(placed))


def test_an_indented_row_and_a_wide_gap_begin_paragraphs():
    rows = [
        Placed(FULL, 62, 500), Placed(FULL, 50, 486), Placed("жатыр.", 50, 472), Placed(FULL, 62, 458),
        Placed("бара жатыр.", 50, 444), Placed("Келесі күні жаңбыр жауды.", 50, 410),
    ]  # fmt: skip
    assert texts(pdf(rows)) == [
        f"{FULL} {FULL} жатыр.", f"{FULL} бара жатыр.", "Келесі күні жаңбыр жауды.",
    ]  # fmt: skip


def test_columns_are_read_one_after_the_other():
    left = ["Бірінші бағандағы сөз", "ұзақ айтылған әңгіме", "болып осы жерге келіп", "аяғына жетіп тоқтады."]
    right = ["Екінші бағанда басқа", "оқиға басталып кетеді", "оның соңы әлі алыста", "екенін жұрт біледі."]
    for shift in (0, 7):
        page = [*column(left, 50), *column(right, 230, 500 - shift)]
        assert texts(pdf(page)) == [" ".join(left), " ".join(right)]


def test_a_title_over_two_columns_stays_before_them():
    left = ["Бірінші бағандағы сөз", "ұзақ айтылған әңгіме", "болып осы жерге келіп", "аяғына жетіп тоқтады."]
    right = ["Екінші бағанда басқа", "оқиға басталып кетеді", "оның соңы әлі алыста", "екенін жұрт біледі."]
    title = Placed("Қос бағанды беттің тақырыбы", 60, 540, 16)
    assert paragraphs(pdf([*column(right, 230), title, *column(left, 50)])) == [
        ("Қос бағанды беттің тақырыбы", Kind.HEADING),
        (" ".join(left), Kind.BODY),
        (" ".join(right), Kind.BODY),
    ]


def test_a_table_is_read_row_by_row_and_cell_by_cell():
    rows = [("Аты", "Жылы"), ("Абай", "1845"), ("Шоқан", "1835")]
    page = [
        Placed(cell, x, 500 - 14 * number)
        for number, row in enumerate(rows)
        for cell, x in zip(row, (50, 200), strict=True)
    ]
    assert paragraphs(pdf(page)) == [(cell, Kind.TABLE_CELL) for row in rows for cell in row]


def furnished(number: int, *rows: str) -> list[Placed]:
    head = "Дала мектептері" if number % 2 else "А. Серікұлы"
    return [Placed(head, 150, 570, 8), *column(rows), Placed(str(number), 205, 30, 8)]


def test_heads_and_page_numbers_are_taken_out_of_a_sentence_and_can_be_put_back():
    pages = [furnished(number, row, "осылай күн өтіп") for number, row in enumerate(ROWS, 5)]
    document = read_bytes(pdf(*pages), "a.pdf", lang="kk")
    repaired = repair(document)
    taken = [r.before.split() for r in repaired.repairs if r.kind is RepairKind.FURNITURE]
    assert sorted(word for words in taken for word in words) == sorted(
        [*map(str, range(5, 11)), *["А.", "Серікұлы", "Дала", "мектептері"] * 3]
    )
    assert " ".join(repaired.text.split()) == " ".join(f"{row} осылай күн өтіп" for row in ROWS)
    assert repaired.undo() == document.text


def test_a_sentence_over_the_page_is_one_segment():
    pages = [
        furnished(5, ROWS[0], ROWS[1]),
        furnished(6, "жатқанда күн батты.", ROWS[2] + "."),
        furnished(7, ROWS[3], "келді."),
    ]
    found = [s.text for s in segment(repair(read_bytes(pdf(*pages), "a.pdf", lang="kk")))]
    assert found[0] == f"{ROWS[0]} {ROWS[1]} жатқанда күн батты."


def test_a_number_in_the_text_is_no_page_number():
    pages = [[*column([FULL, "1917"]), *column([FULL], y=460)] for _ in range(2)]
    assert "1917" in " ".join(texts(pdf(*pages)))


def test_a_footnote_comes_after_the_paragraph_it_interrupts():
    first = [*column([FULL, f"{FULL} бара"]), Placed("1 Ескертпе осында жазылған.", 50, 60, 7)]
    second = column(["жатқанда күн батты."])
    assert paragraphs(pdf(first, second)) == [
        (f"{FULL} {FULL} бара жатқанда күн батты.", Kind.BODY),
        ("1 Ескертпе осында жазылған.", Kind.FOOTNOTE),
    ]


def test_the_raised_number_of_a_footnote_is_left_out():
    page = [Placed("Күн батты", 50, 500), Placed("1", 50 + 9 * 5, 504, 6), Placed("деді ол бізге.", 105, 500)]
    assert texts(pdf(page)) == ["Күн батты деді ол бізге."]


def test_headings_are_told_by_size_and_weight():
    page = [
        Placed("Бірінші тарау", 50, 540, 16), *column([FULL, FULL + "."], y=500),
        Placed("Кіші тақырып", 50, 450, 10, bold=True), *column([FULL, FULL + "."], y=420),
    ]  # fmt: skip
    assert [kind for _, kind in paragraphs(pdf(page))] == [Kind.HEADING, Kind.BODY, Kind.HEADING, Kind.BODY]


def test_list_items_are_paragraphs():
    page = column(["Мыналар керек:", "1) жер мәселесі;", "2) тіл мәселесі;", "– оқу ісі."])
    assert [kind for _, kind in paragraphs(pdf(page))] == [Kind.BODY, *[Kind.LIST_ITEM] * 3]


def test_text_printed_twice_to_look_bold_is_read_once():
    page = [Placed("Қалың сөз", 50, 500), Placed("Қалың сөз", 50.4, 500)]
    assert texts(pdf(page)) == ["Қалың сөз"]


def test_a_turned_page_is_read_upright():
    assert texts(pdf(column(KAZAKH), extra="/Rotate 90")) == texts(pdf(column(KAZAKH)))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf([]), "has no text layer, only pictures"),
        (pdf([Placed("12 345", 50, 500)]), "has no text layer"),
        (b"%PDF-1.7\nnothing more", "damaged or not whole"),
        (pdf(column([chr(0xE000 + n) * 12 for n in range(20)] + ["абв"])), "do not say which letters"),
    ],
)
def test_what_cannot_be_read_is_said(data, message):
    with pytest.raises(ReadError, match=message):
        read_bytes(data, "a.pdf")


def test_a_name_alone_makes_no_pdf(tmp_path):
    from corpus import read

    path = tmp_path / "a.pdf"
    path.write_text("Бұл жай ғана мәтін.", encoding="utf-8")
    with pytest.raises(ReadError, match="is no PDF"):
        read(path)


def test_a_truncated_file_is_read_or_refused():
    data = pdf(*[furnished(n, *KAZAKH) for n in range(3)])
    for tenth in range(10):
        _read_or_refused(data[: len(data) * tenth // 10] or b"%PDF-")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers())
def test_a_damaged_file_is_read_or_refused(seed):
    chance = random.Random(seed)
    data = bytearray(pdf(furnished(1, *KAZAKH)))
    for _ in range(chance.randrange(1, 60)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    _read_or_refused(bytes(data))


def _read_or_refused(data: bytes) -> None:
    try:
        document = read_bytes(data, "a.pdf")
    except ReadError:
        return
    assert repair(document).undo() == document.text
