import pytest

from workbench.review.finding import Pair
from workbench.review.numbers import number_difference, recounted_difference


def _pair(source: str, target: str, lang: str) -> Pair:
    return Pair(1, source, target, "kk", lang)


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        ("Жетеуі келді, 3 үй қалды.", "Их было 7, осталось три дома.", "ru"),
        ("2018 жылы 6 мыңға жуық орын ашылды.", "Six thousand places were opened in 2018.", "en"),
        ("150 мың адам", "сто пятьдесят тысяч человек", "ru"),
        ("6-шақырылым", "the sixth convocation", "en"),
        ("алтыншы шақырылым", "the 6th convocation", "en"),
    ],
)
def test_a_number_in_words_is_no_difference(source, target, lang):
    assert number_difference(_pair(source, target, lang)) == ([], [])
    assert recounted_difference(_pair(source, target, lang)) == ([], [])


@pytest.mark.parametrize(
    ("source", "target", "missing", "added"),
    [
        ("Матч 5:3 бітті.", "В пятницу матч кончился 4:3.", ["5"], ["4"]),
        ("Ол үшін 13 адам келді.", "Для этого пришли 11 человек.", ["13"], ["11"]),
        ("Онда 10 үй бар.", "Там 12 домов.", ["10"], ["12"]),
    ],
)
def test_a_word_that_only_begins_like_a_number_is_none(source, target, missing, added):
    assert number_difference(_pair(source, target, "ru")) == (missing, added)


@pytest.mark.parametrize(
    ("source", "target", "missing", "added"),
    [
        ("Ол 13 жаста кетіп, 18 жаста оралды.", "Он ушёл в 18 лет и вернулся в 18 лет.", ["13"], ["18"]),
        ("Үш пайызға өсті.", "Рост на 4 %.", ["3"], ["4"]),
        ("Ол 2 бала мен екі қария көрді.", "Он видел 3 детей и двух стариков.", ["2"], ["3"]),
    ],
)
def test_counts_tell_what_sets_do_not(source, target, missing, added):
    assert recounted_difference(_pair(source, target, "ru")) == (missing, added)


def test_a_number_that_only_one_side_says_in_words_is_left_alone():
    assert recounted_difference(_pair("Екі дос келді.", "Друзья пришли.", "ru")) == ([], [])
