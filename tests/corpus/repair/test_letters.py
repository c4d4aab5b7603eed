"""Letters of another script, of old fonts, and words set apart."""

from __future__ import annotations

import pytest

from corpus.document import Document, RepairKind
from corpus.repair import repair


def _text(text: str) -> str:
    return repair(Document(text)).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("үкiмет құлады", "үкімет құлады"),
        ("Iле өзенi мен Ертiс", "Іле өзені мен Ертіс"),
        ("Kазаk елi", "Казак елі"),
        ("Қазақcтан", "Қазақстан"),
        ("pro & сontra", "pro & contra"),
        ("Facebook пен IT", "Facebook пен IT"),
        ("I съезд, XX ғасыр", "I съезд, XX ғасыр"),
        ("eGov-тағы қызмет", "eGov-тағы қызмет"),
    ],
)
def test_look_alike_letters(before: str, after: str) -> None:
    assert _text(before) == after


def test_one_letter_one_repair() -> None:
    repairs = repair(Document("мемлекетiнiң iсi")).repairs
    assert [(one.kind, one.before, one.after) for one in repairs] == [(RepairKind.MIXED_SCRIPT, "i", "і")] * 4


@pytest.mark.parametrize("word", ["Facebookи", "Facebookтің", "than300"])
def test_glued_words_are_only_proposed(word: str) -> None:
    repaired = repair(Document(f"жаңа {word} сөзі"))
    assert repaired.text == f"жаңа {word} сөзі"
    assert [(one.kind, one.made) for one in repaired.repairs] == [(RepairKind.MISSING_SPACE, False)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("жолға қоþды ойлады", "жолға қоюды ойлады"),
        ("мєнi бар. Оның мәні терең", "мәні бар. Оның мәні терең"),
        ("бєсеке мен мєні. Сол мәні бар", "бәсеке мен мәні. Сол мәні бар"),
        ("ұасырдың соңы. " + "Бұл ғасырдың басы. " * 3, "ғасырдың соңы. " + "Бұл ғасырдың басы. " * 3),
        ("ќазаќ тілі. Бұл қазақ сөзі", "қазақ тілі. Бұл қазақ сөзі"),
        ("əлем", "әлем"),
        ("Ђорђе мен Київ, Їжак", "Ђорђе мен Київ, Їжак"),
    ],
)
def test_letters_of_old_fonts(before: str, after: str) -> None:
    assert _text(before) == after.strip()


@pytest.mark.parametrize(
    "font",
    [
        str.maketrans("қғәңүұөһҚҒӘҢҮҰӨҺ", "ќѓјњїўґћЌЃЈЊЇЎҐЋ"),
        str.maketrans("қғәңүұөһҚҒӘҢҮҰӨҺ", "ќѓєњїўґћЌЃЄЊЇЎҐЋ"),
        str.maketrans("қғәңүұөһҚҒӘҢҮҰӨҺ", "ќєјѕїўґћЌЄЈЅЇЎҐЋ"),
    ],
)
def test_a_text_in_an_old_font_throughout(font: dict[int, int]) -> None:
    text = (
        "Қазақ халқының ұлы жолы ұзақ болды, әр ғасырдың өз үлгісі бар. "
        "Өзеннің бойында ән айтылды, ғалым өлең жазды, әлем оған таңғалды. "
        "Үлкен үміт пен ұлы арман жүректерді жылытып, әркімнің көңілін өсірді. "
        "Қаланың көшелері кең, әуесі таза, ғимараттары биік, өңірдің мақтанышы еді. "
    )
    assert _text(text.translate(font)) == text.strip()


def test_a_slip_of_a_letter_is_only_proposed() -> None:
    repaired = repair(Document("Халық козғалысы басталды. " + "Бұл қозғалысы ұлы еді. " * 6))
    assert "козғалысы" in repaired.text
    assert [(one.after, one.made) for one in repaired.repairs if one.kind is RepairKind.WRONG_LETTER] == [
        ("қ", False)
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("шабындық, е г і с т і к жерлер", "шабындық, егістік жерлер"),
        ("Б А Р Л Ы Ғ Ы осы", "БАРЛЫҒЫ осы"),
        ("е г і н. Бұл егін мол", "егін. Бұл егін мол"),
        ("и в с нами", "и в с нами"),
        ("А. Б. В. Иванов", "А. Б. В. Иванов"),
        ("а б", "а б"),
    ],
)
def test_spaced_words(before: str, after: str) -> None:
    assert _text(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("қа\xadзақ\u200b тілі\ufeff", "қазақ тілі"),
        ("\uf0b7 бірінші тармақ", "• бірінші тармақ"),
        ("жаңа \uf0b2қосшы\uf0b2 одағы", "жаңа «қосшы» одағы"),
        ("сөз\x07дер", "сөздер"),
    ],
)
def test_invisible_characters(before: str, after: str) -> None:
    assert _text(before) == after
