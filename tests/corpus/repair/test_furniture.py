"""Page numbers and running heads go, numbers and titles that belong to the text stay."""

from __future__ import annotations

import pytest

from corpus.document import Document, RepairKind
from corpus.repair import RepairedText, repair

_BODY = [
    "Ескі қаланың көшелері тар, ал үйлері бір-біріне тығыз салынған еді, сондықтан",
    "жаздың ыстық күндерінде де ол жерде көлеңке мол болатын, адамдар кешке дейін",
    "базарда жүріп, көрші елдерден келген саудагерлермен ұзақ әңгімелесетін және",
    "олардан алыс жолдар туралы, теңіздер мен таулар жайында көп нәрсе естіп білген",
]


def _page(text: str) -> RepairedText:
    repaired = repair(Document(text))
    assert repaired.undo() == text
    return repaired


def _removed(repaired: RepairedText) -> int:
    return sum(one.kind is RepairKind.FURNITURE and one.made for one in repaired.repairs)


@pytest.mark.parametrize(
    "furniture",
    [
        "\n\n\n17\n\nАвтор Авторұлы\n\nII-тарау. Қала мен дала\n\n",
        "\n\n– 17 –\n\n",
        "\n17\n",
        "\n17\nҚала мен дала\n",
        "\n\nҚала мен дала 17\n\n17\n\n",
        "\n\f17\n\n",
        "\nҚала мен дала 17\n",
        "\n17   Қала мен дала\n",
        "\nҚАЛА МЕН ДАЛА\n17\n",
        "\nҚАЛА МЕН ДАЛА\n\n",
        "\r\n\r\n17\r\n\r\n",
    ],
)
def test_a_sentence_cut_by_a_page_is_made_whole(furniture: str) -> None:
    text = "\n".join(_BODY) + furniture + "\n".join(_BODY) + ".\n"
    repaired = _page(text)
    assert "естіп білген Ескі қаланың" not in repaired.text
    cut = "\n".join(_BODY) + furniture + "жандар болған. " + "\n".join(_BODY) + ".\n"
    repaired = _page(cut)
    assert "естіп білген жандар болған." in repaired.text
    assert "17" not in repaired.text
    assert "тарау" not in repaired.text
    assert "мен дала" not in repaired.text.lower()


def test_a_word_cut_by_a_page_is_made_whole() -> None:
    text = "\n".join(_BODY) + " сау-\n\n\n\n17\n\nАвтор Авторұлы\n\nдагерлер еді. Сол саудагерлер кетті.\n"
    assert "білген саудагерлер еді." in _page(text).text


def test_heads_between_whole_sentences_are_known_by_coming_back() -> None:
    page = "\n".join(_BODY * 4) + " жандар.\n\n\n{}\n\nАвтор Авторұлы\n\n"
    pages = [page.format(number) for number in range(4, 9)]
    repaired = _page("".join(pages) + "Соңғы сөз осы болды.\n")
    assert "Автор Авторұлы" not in repaired.text
    assert _removed(repaired) == 5


def test_numbers_of_the_text_stay() -> None:
    text = "\n".join(_BODY) + ".\n\n1917\n\n" + "Бұл жыл бәрінің есінде қалды.\n" + "\n".join(_BODY) + ".\n"
    assert "1917" in _page(text).text
    table = "Аудандар саны:\n\n12\n\n14\n\n15\n\n19\n\n" + "\n".join(_BODY) + ".\n"
    assert "14" in _page(table).text


def test_a_chapter_title_after_a_head_stays() -> None:
    head = "\n\n\n{}\n\nАвтор Авторұлы\n\nII-тарау. Қала мен дала\n\n"
    pages = ["\n".join(_BODY * 4) + " жандар." + head.format(number) for number in (10, 11, 12)]
    text = "".join(pages) + "III-тарау\n\nДала мен теңіз\n\n" + "\n".join(_BODY) + ".\n"
    repaired = _page(text)
    assert "III-тарау\n\n" in repaired.text
    assert "II-тарау. Қала" not in repaired.text


def test_a_head_without_a_number_between_the_halves_of_a_sentence() -> None:
    text = "\n".join(_BODY) + "\n\nАлғысөз\n жандар болған еді. " + "\n".join(_BODY) + ".\n"
    assert "естіп білген жандар болған" in _page(text).text
