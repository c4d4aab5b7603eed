"""Single signals: what they take for a fault and what not."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from workbench.suggest.quality import Scorer
from workbench.suggest.quality.faults import FAULTS
from workbench.suggest.quality.lexis import paired
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


def test_the_longest_stretch_that_stands_twice_running():
    assert repeated(["а", "б", "а", "б", "в", "в"]) == ["а", "б"]
    assert repeated(["принял", "решение", "и", "принял", "решение"]) == []


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Ол қалаға кетті.", "Он уехал в в город.", (1, 0, 0.2)),
        ("Ол қалаға кетті.", "Он уехал – – в город.", (1, 0, 0.2)),
        ("Ол қалаға кетті.", "Он уехал в город в город.", (1, 1, 0.4)),
        ("Бұл өте-өте маңызды.", "Это очень, очень важно.", (0, 0, 0)),
        ("Бұл маңызды.", "Это очень, очень важно.", (0, 1, 0.2)),
        ("Не?.. Не?..", "Что?.. Что?..", (0, 0, 0)),
        ("А. А. Сейітов 2 000 000 теңге алды.", "А. А. Сеитов получил 2 000 000 тенге.", (0, 0, 0)),
        ("Бұл Нью-Йорк, 10 000 000 адам!!", "Это Нью-Йорк, 10 000 000 человек!!", (0, 0, 0)),
    ],
)
def test_what_counts_as_repetition(source, target, told):
    features = Scorer("kk", "ru").score(source, target).features
    assert (
        features["repeated_plainly"],
        features["repeated_running"],
        features["repeated_length"],
    ) == told


def test_no_word_is_the_counterpart_of_two():
    links = np.array([[0.9, 0.8, 0.0], [0.7, 0.0, 0.0]], dtype=np.float32)
    assert paired(links).nonzero()[0].tolist() == [0]
    assert paired(np.array([[0.9, 0.8], [0.0, 0.7]], dtype=np.float32)).tolist() == [
        pytest.approx([0.9, 0.0]),
        pytest.approx([0.0, 0.7]),
    ]
    assert paired(np.zeros((0, 3), dtype=np.float32)).shape == (0, 3)


@given(
    arrays(np.float32, st.tuples(st.integers(0, 6), st.integers(0, 6)), elements=st.floats(0, 1, width=32))
)
def test_pairing_leaves_a_word_one_link_and_the_strongest_of_all(links):
    left = paired(links)
    assert (left.astype(bool).sum(axis=0) <= 1).all()
    assert (left.astype(bool).sum(axis=1) <= 1).all()
    assert left.max(initial=0) == links.max(initial=0)


def test_a_clause_put_in_is_told_from_a_free_translation():
    source = "Кеше қалада жаңа мектеп ашылды, оған үш жүз бала барды."
    good = "Вчера в городе открылась новая школа, в неё пошли триста детей."
    spoilt = good.replace("школа,", "школа, а цены на нефть опять упали из-за спора держав,")
    scorer = Scorer("kk", "ru")
    before, after = scorer.score(source, good).features, scorer.score(source, spoilt).features
    assert after["gap_new"] > before["gap_new"]
    assert after["own_target_gap"] > before["own_target_gap"]
    assert after["commas_more"] > before["commas_more"]


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
