"""What is put in next: numbers, terms, tags."""

import pytest

from memory.glossary import Entry, Glossary, Term
from workbench.services.inserting import next_number, next_tag, next_term
from workbench.services.proposing import TermHit


@pytest.mark.parametrize(
    ("source", "target", "number"),
    [
        ("1917 жылы 5 адам", "", "1917"),
        ("1917 жылы 5 адам", "в 1917 году", "5"),
        ("5 және 5", "5 и", "5"),
        ("5 және 5", "5 и 5", None),
        ("1 000 теңге", "1.000 тенге", None),
        ("ХХ ғасыр", "", "ХХ"),
        ("۱۹۱۷ جىلى", "", "1917"),
        ("۱۹۱۷ جىلى", "в 1917 году", None),
        ("Сөз жоқ", "", None),
    ],
)
def test_the_next_number(source, target, number):
    assert next_number(source, target) == number


@pytest.mark.parametrize(
    ("target", "term"),
    [("", "школа"), ("В школе", "город"), ("город и школы", None), ("училище", "город")],
)
def test_the_next_term_is_one_that_is_not_there_in_any_form(target, term):
    glossary = Glossary(
        [
            Entry((Term("мектеп", "kk"), Term("школа", "ru"), Term("училище", "ru"))),
            Entry((Term("қала", "kk"), Term("город", "ru"))),
        ]
    )
    hits = [TermHit(0, 6, "мектеп", ("школа", "училище")), TermHit(7, 11, "қала", ("город",))]
    assert next_term(hits, target, glossary, "ru") == term


@pytest.mark.parametrize(
    ("target", "tag"),
    [("", "⟦1⟧"), ("⟦1⟧а", "⟦/1⟧"), ("⟦1⟧а⟦/1⟧", "⟦2/⟧"), ("⟦1⟧а⟦/1⟧⟦2/⟧", None)],
)
def test_the_next_tag(target, tag):
    assert next_tag("⟦1⟧сөз⟦/1⟧ ⟦2/⟧", target) == tag
