"""Texts as lexical units."""

from aligner.units import units


def test_arabic_letters_have_the_units_of_their_cyrillic_spelling():
    assert units("ول قالادا 1991 جىلى تۇردى؟") == units("ол қалада 1991 жылы тұрды?")
