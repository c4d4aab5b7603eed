import pytest

from workbench.errors import SettingsError
from workbench.settings import Settings, load_settings
from workbench.wording import _, activate, active_language, key_name, language_of, mark, pgettext


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "kk"}, "kk"),
        ({"LANG": "ru.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "kk_KZ.UTF-8", "LC_ALL": ""}, "kk"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_terminal_says_its_language(environment, language):
    assert language_of(environment) == language


def test_nothing_is_translated_before_a_language_is_activated():
    assert (active_language(), _("Find"), key_name("Approve")) == ("en", "Find", "Approve")


def test_a_language_is_activated_and_left_again():
    activate("ru")
    assert (active_language(), _("Text"), key_name("Approve")) == ("ru", "Текст", "Утвердить")
    activate("kk")
    assert (active_language(), _("Text"), key_name("Approve")) == ("kk", "Мәтін", "Бекіту")
    activate("en")
    assert (active_language(), _("Text"), key_name("Approve")) == ("en", "Text", "Approve")


def test_auto_is_the_language_of_the_terminal(monkeypatch):
    monkeypatch.setenv("LC_ALL", "kk_KZ.UTF-8")
    activate("auto")
    assert active_language() == "kk"


def test_contexts_tell_texts_apart():
    activate("ru")
    assert (pgettext("key", "Find"), _("Find")) == ("Найти", "Поиск")


def test_what_has_no_translation_is_shown_as_it_is():
    activate("kk")
    assert (_("Zweiundvierzig"), key_name(""), mark("Text")) == ("Zweiundvierzig", "", "Text")


def test_the_settings_name_the_language(home):
    assert Settings().language == "auto"
    (home / "settings.toml").write_text('language = "kk"\n', encoding="utf-8")
    assert load_settings().language == "kk"
    (home / "settings.toml").write_text('language = "kz"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="language must be one of auto, en, ru, kk, not 'kz'"):
        load_settings()
