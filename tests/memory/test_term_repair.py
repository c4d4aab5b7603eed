import pytest

from memory import Match, TranslationUnit, repaired
from memory.glossary import Entry, Glossary, Term, TermStatus


def entry(**terms):
    return Entry(tuple(Term(text, lang) for lang, text in terms.items()))


GLOSSARY = Glossary(
    [
        entry(kk="партия", ru="партия", en="party"),
        entry(kk="комиссия", ru="комиссия", en="commission"),
        entry(kk="кеңес", ru="совет", en="council"),
        entry(kk="сот", ru="суд", en="court"),
        entry(kk="министр", ru="министр", en="minister"),
        entry(kk="әкімдік", ru="акимат", en="akimat"),
        entry(kk="жаңа комиссия", ru="новая комиссия", en="new commission"),
        Entry((Term("ұйым", "kk"), Term("банда", "ru", TermStatus.FORBIDDEN), Term("организация", "ru"))),
    ]
)


def repair(source, target, query, lang="ru"):
    found = repaired(Match(TranslationUnit(source, {lang: target}), 85), query, lang, GLOSSARY)
    return found.text, found.reasons


@pytest.mark.parametrize(
    ("source", "target", "query", "expected", "lang"),
    [
        ("Партия құрылды.", "Партия создана.", "Комиссия құрылды.", "Комиссия создана.", "ru"),
        ("Партияның мүшесі", "Член партии", "Комиссияның мүшесі", "Член комиссии", "ru"),
        ("Партиямен кездесу", "Встреча с партией", "Комиссиямен кездесу", "Встреча с комиссией", "ru"),
        ("Кеңестің отырысында", "В совете", "Соттың отырысында", "В суде", "ru"),
        ("Партия құрылды.", "The Party was founded.", "Кеңес құрылды.", "The Council was founded.", "en"),
        ("Партиялар", "parties of 1917", "Комиссиялар", "commissions of 1917", "en"),
        ("1917 жылғы партия", "партия 1917 года", "1918 жылғы комиссия", "комиссия 1918 года", "ru"),
        ("ПАРТИЯ", "ПАРТИЯ", "КОМИССИЯ", "КОМИССИЯ", "ru"),
        ("Партия құрылды.", "Партия создана.", "Ұйым құрылды.", "Организация создана.", "ru"),
    ],
)
def test_a_term_is_replaced_in_its_form(source, target, query, expected, lang):
    text, reasons = repair(source, target, query, lang)
    assert text == expected
    assert any("(glossary)" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("source", "target", "query", "lang"),
    [
        ("Партия құрылды.", "Партия создана.", "Кеңес құрылды.", "ru"),
        ("Министрді көрдік.", "Видели министра.", "Сотты көрдік.", "ru"),
        ("Партия мен партия", "Партия и партия", "Комиссия мен комиссия", "ru"),
        ("Сот келді", "A court came", "Әкімдік келді", "en"),
        ("Кеңес құрылды", "Совет создан", "Жаңа комиссия құрылды", "ru"),
    ],
)
def test_a_term_whose_form_is_not_known_stays_and_that_is_said(source, target, query, lang):
    text, reasons = repair(source, target, query, lang)
    assert text == target
    if "партия мен" not in source.lower():
        assert ["must be changed by hand" in reason for reason in reasons] == [True]


@pytest.mark.parametrize(
    ("source", "target", "query"),
    [
        ("Партия құрылды.", "Партия создана.", "Комиссия таратылды."),
        ("Партия құрылды.", "Она создана.", "Комиссия құрылды."),
        ("Партия құрылды.", "Партия создана.", "Партия құрылды!"),
        ("Партия, сот", "Партия, суд", "Комиссия, кеңес"),
    ],
)
def test_nothing_is_done_where_more_than_a_term_differs(source, target, query):
    assert repair(source, target, query) == (target, ())


@pytest.mark.parametrize(
    ("source", "target", "query", "expected"),
    [
        ("Член партии", "Партияның мүшесі", "Член совета", "Кеңестің мүшесі"),
        ("В партии", "Партияда", "В совете", "Кеңесте"),
        ("Про партию", "Біздің партиямыздан", "Про акимат", "Біздің әкімдігімізден"),
        ("С партиями", "Партиялармен", "С акиматами", "Әкімдіктермен"),
        ("Партия", "Партия", "Суд", "Сот"),
    ],
)
def test_a_kazakh_term_is_replaced_in_its_form(source, target, query, expected):
    match = Match(TranslationUnit(source, {"kk": target}, source_lang="ru"), 85)
    assert repaired(match, query, "kk", GLOSSARY).text == expected


def test_without_a_glossary_terms_stay():
    match = Match(TranslationUnit("Партия құрылды.", {"ru": "Партия создана."}), 85)
    assert repaired(match, "Комиссия құрылды.", "ru").text == "Партия создана."
