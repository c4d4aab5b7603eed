"""What can be a translation, and what cannot."""

import pytest

from tests.workbench.engines.conftest import SOURCE, TARGET, query
from workbench.suggest.engines.http.judging import fault


@pytest.mark.parametrize(
    ("source", "target_lang", "text"),
    [
        (SOURCE, "ru", TARGET),
        (SOURCE, "en", "The library will open tomorrow at nine o'clock."),
        (SOURCE, "de", "Die Bibliothek öffnet morgen um neun Uhr."),
        ("Абай Құнанбайұлы", "ru", "Абай Құнанбайұлы"),
        ("www.kitap.example.org", "ru", "www.kitap.example.org"),
        ("Astana Hub Coworking Space", "ru", "Astana Hub Coworking Space"),
        ("1917–1920", "en", "1917–1920"),
        ("Серіктестері: Green Valley Agricultural University, North Coast University.", "ru",
         "Партнёры: Green Valley Agricultural University, North Coast University."),
        ("Библиотека завтра не работает, приходите в среду.", "ru",
         "Библиотека завтра не работает, приходите в среду."),
        ("Он пришёл.", "ru", "Он пришёл."),
    ],
)  # fmt: skip
def test_what_can_be_a_translation_passes(source, target_lang, text):
    assert fault(query(source, target_lang), text) == ""


@pytest.mark.parametrize(
    ("target_lang", "text", "reason"),
    [
        ("ru", "  ", "gave an empty translation"),
        ("ru", "Библиоте\x1b[2Jка", "gave an unreadable character (U+001B)"),
        ("ru", "Библиоте\ufffdа", "gave an unreadable character (U+FFFD)"),
        ("ru", "Библиотека\ud83d", "gave an unreadable character (U+D83D)"),
        ("ru", SOURCE, "repeated the source"),
        ("ru", SOURCE.upper(), "repeated the source"),
        ("ru", "Біздің мектеп жаңа оқу жылына дайын тұр.", "answered in Kazakh, not in Russian"),
        ("en", TARGET, "answered in Russian, not in English"),
        ("de", "Біздің мектеп жаңа оқу жылына дайын тұр.", "answered in Kazakh, not in German"),
        ("ru", TARGET * 10, "gave 430 characters for 38"),
    ],
)
def test_what_cannot_be_is_told(target_lang, text, reason):
    assert fault(query(target_lang=target_lang), text) == reason
