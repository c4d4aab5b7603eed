from collections import Counter

import pytest

from memory.glossary import Language
from memory.glossary.candidates import candidates
from memory.glossary.lemmas import lemmas
from memory.glossary.phrase_table import Phrase, dictionary_form


class Kinds:
    """Words by lists of those that no term holds and of adjectives."""

    def __init__(self, ignored="", adjectives=""):
        self._ignored = ignored.split()
        self._adjectives = adjectives.split()

    def ignored(self, word):
        return word in self._ignored

    def qualifies(self, word):
        return word in self._adjectives


@pytest.mark.parametrize(
    ("lang", "words", "expected"),
    [
        ("kk", "партия партиясы партиясының ата ат аты", "партия партия партия ата ат ат"),
        ("kk", "органы органына органының", "орган орган орган"),
        ("kk", "тарихы", "тарихы"),
        ("ru", "услуг услуга услугой услугам", "услуга услуга услуга услуга"),
        ("ru", "новой новая новый новыми", "новый новый новый новый"),
        ("en", "party parties", "party party"),
    ],
)
def test_the_dictionary_form_of_a_texts_words(lang, words, expected):
    found = lemmas(Counter(words.split()), lang)
    assert [found[word] for word in words.split()] == expected.split()


def test_a_rare_word_is_no_dictionary_form_of_a_frequent_one():
    assert lemmas(Counter({"жыл": 1, "жылы": 500}), "kk")["жылы"] == "жылы"


@pytest.mark.parametrize(
    ("lang", "key", "surfaces", "expected"),
    [
        ("kk", ("партия",), {"партиясын": 5, "Партия": 1, "партия": 2}, "партия"),
        ("kk", ("мемлекет", "басшы"), {"Мемлекет басшысының": 5, "мемлекет басшысы": 2}, "мемлекет басшысы"),
        ("kk", ("мемлекет", "басшы"), {"мемлекет басшысының": 5}, "мемлекет басшысы"),
        (
            "ru",
            ("глава", "государство"),
            {"главы государства": 5, "глава государства": 1},
            "глава государства",
        ),
    ],
)
def test_how_a_phrase_is_best_written(lang, key, surfaces, expected):
    assert dictionary_form(Phrase(key, {0}, Counter(surfaces)), lang, Kinds()) == expected


PAIRS = [
    ("жаңа зауыт ашылды", "открыли новый завод"),
    ("зауыттың директоры келді", "приехал директор завода"),
    ("ескі зауытта жөндеу болды", "на старом заводе был ремонт"),
    ("мектеп ашылды", "открыли школу"),
    ("мектепте жөндеу болды", "в школе был ремонт"),
    ("біздің мектептің ауласы", "двор нашей школы"),
]


def test_phrases_are_paired_by_the_sentences_they_share():
    kazakh = Language("kk", Kinds("ашылды келді болды біздің", "жаңа ескі"), {})
    russian = Language("ru", Kinds("был приехал открыли нашей", "новый старом"), {})
    found = {one.source: one for one in candidates(PAIRS, kazakh, russian, least=3)}
    assert {one: (found[one].target[:4], found[one].count, found[one].sure) for one in found} == {
        "зауыт": ("заво", 3, 1.0), "мектеп": ("школ", 3, 1.0),
    }  # fmt: skip


def test_everyday_words_weigh_less():
    russian = Language("ru", Kinds(), {})
    for everyday, first in (("зауыт", "мектеп"), ("мекте", "зауыт")):
        kazakh = Language("kk", Kinds(), {"зауыт": 10, "мекте": 10} | {everyday: 1_000_000})
        assert candidates(PAIRS, kazakh, russian, least=3)[0].source == first


def test_no_pairs_give_no_candidates():
    assert candidates([], Language("kk", Kinds(), {}), Language("ru", Kinds(), {})) == []
