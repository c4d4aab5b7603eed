"""The language that a text is added in."""

import pytest

from corpus import Document
from workbench.services.texts import taken_as

SHORT = (
    "Съезд прошёл в 1918 году в Оренбурге.\n"
    "В нём приняли участие около пятисот делегатов.\n"
    "Съезд принял решение."
)
UKRAINIAN = "Цей текст написано українською мовою, її тут не знають. " * 20


@pytest.mark.parametrize(
    ("name", "text", "expected", "lang"),
    [
        ("draft.txt", SHORT, ("ru",), "ru"),
        ("draft.ru.txt", SHORT, ("en", "ru"), "ru"),
        ("draft-rus.docx", SHORT, ("en", "ru"), "ru"),
        ("draft.txt", SHORT, ("en", "ru"), "und"),
        ("draft.fr.txt", SHORT, ("en", "ru"), "und"),
        ("draft.txt", UKRAINIAN, ("ru",), "und"),
        ("draft.ru.txt", "Оған бес жүзге жуық өкіл қатысты, шешім қабылданды.", ("ru",), "kk"),
    ],
)
def test_what_letters_do_not_tell_the_name_or_the_project_does(name, text, expected, lang):
    assert taken_as(Document(text, name), expected).lang == lang


def test_a_language_that_is_given_stays():
    assert taken_as(Document(SHORT, "draft.ru.txt", "en"), ("ru",)).lang == "en"
