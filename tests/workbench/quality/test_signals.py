"""Single signals: what they take for a fault and what not."""

from random import Random

import pytest

from workbench.suggest.quality.faults import FAULTS
from workbench.suggest.quality.signals.names import alike
from workbench.suggest.quality.signals.negation import is_negative
from workbench.suggest.quality.signals.repetition import repeated
from workbench.suggest.quality.words import read_words


@pytest.mark.parametrize(
    "word",
    [
        "келмеді",
        "бармаған",
        "айтпайды",
        "көрінбейтін",
        "болмауы",
        "емес",
        "жоқ",
        "ешкім",
        "білмей",
        "жазбаса",
    ],
)
def test_negated_words(word):
    assert is_negative(word)


@pytest.mark.parametrize(
    "word",
    [
        "алма",
        "қамауға",
        "баспасөз",
        "отбасы",
        "бағдарламасын",
        "жабады",
        "шамасында",
        "немесе",
        "қарапайым",
        "алпыс",
    ],
)
def test_words_that_only_look_negated(word):
    assert not is_negative(word)


@pytest.mark.parametrize(
    ("one", "two"),
    [("hidink", "hidinkke"), ("uiliams", "vilians"), ("nazarbaev", "nazarbaiev")],
)
def test_names_that_sound_alike(one, two):
    assert alike(one, two) > 0.4


def test_names_that_do_not():
    assert alike("nazarbaev", "petrov") < 0.3


def test_capitals_that_a_sentence_asks_for_make_no_name():
    words = read_words("Съезд открылся. Алаш победил, писал «Қазақ».")
    assert [(word.written, word.capital, word.first) for word in words] == [
        ("Съезд", False, True),
        ("открылся", False, False),
        ("Алаш", False, True),
        ("победил", False, False),
        ("писал", False, False),
        ("Қазақ", True, False),
    ]


def test_initials_are_no_repetition():
    assert repeated(["ленин", "и", "и", "сталин"]) == []
    assert repeated(["принял", "решение", "принял", "решение"]) == ["принял", "решение"]


@pytest.mark.parametrize("fault", list(FAULTS))
def test_every_fault_spoils_what_it_can(fault):
    source = "Мұхтар Әуезов 1917 жылы Семейде оқып, кейін Ташкентке барды, ол жерден қайтқан жоқ."
    target = "Мухтар Ауэзов в 1917 году учился в Семипалатинске, затем уехал в Ташкент, откуда не вернулся."
    other = "Весной 1920 года Ахмет Байтурсынов приехал в Оренбург, где его ждали друзья и новая работа."
    spoilt = FAULTS[fault](source, target, "ru", other, Random(1))
    assert spoilt
    assert spoilt != target


def test_a_fault_that_cannot_be_made_is_not():
    assert FAULTS["number"]("Қар жауды.", "Шёл снег.", "ru", "", Random(1)) == ""
