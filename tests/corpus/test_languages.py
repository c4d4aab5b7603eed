import pytest

from corpus.languages import UNKNOWN, full_code, normalise


@pytest.mark.parametrize(
    ("code", "lang", "full"),
    [
        ("kk", "kk", "kk"),
        (" KK ", "kk", "kk"),
        ("kk_kz", "kk", "kk-KZ"),
        ("KAZ", "kk", "kk"),
        ("kaz-KZ", "kk", "kk-KZ"),
        ("kk-cyrl-kz", "kk", "kk-Cyrl-KZ"),
        ("kz", "kk", "kk"),
        ("KK-01", "kk", "kk-01"),
        ("Kazakh (Kazakhstan)", "kk", "kk"),
        ("орысша", "ru", "ru"),
        ("EN-us", "en", "en-US"),
        ("pt_BR", "pt", "pt-BR"),
        ("zh-hant-tw", "zh", "zh-Hant-TW"),
        ("", UNKNOWN, UNKNOWN),
        ("*all*", UNKNOWN, UNKNOWN),
        ("k", UNKNOWN, UNKNOWN),
        ("kk--KZ", UNKNOWN, UNKNOWN),
        ("қ", UNKNOWN, UNKNOWN),
    ],
)
def test_languages_in_every_spelling(code, lang, full):
    assert (normalise(code), full_code(code)) == (lang, full)
