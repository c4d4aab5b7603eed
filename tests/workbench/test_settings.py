import pytest

from workbench.checks import CHECKS, FULL, Severity, profile_from, profile_named
from workbench.errors import InputError, SettingsError
from workbench.services import aids
from workbench.settings import Settings, load_settings


def write(home, text):
    (home / "settings.toml").write_text(text, encoding="utf-8")


def test_without_a_file_the_defaults_hold():
    assert load_settings() == Settings()


def test_settings_are_read(home):
    write(home, 'author = "Айгерім"\ndoubtful_below = 0.8\nmatch_minimum = 60\n')
    settings = load_settings()
    assert (settings.author, settings.doubtful_below, settings.match_minimum) == ("Айгерім", 0.8, 60)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("autor = 'A'", "unknown key autor; did you mean author?"),
        ("colour = 1", "unknown key colour; known keys: author"),
        ("author = 5", "author must be of type str, not 5"),
        ("match_minimum = true", "match_minimum must be of type int"),
        ("spelling = 1", "spelling must be of type bool, not 1"),
        ("match_minimum = 20", "between 50 and 100"),
        ("doubtful_below = 2.0", "between 0 and 1"),
        ("theme = 'pink'", "theme must be one of"),
        ("[match_weights]\n100 = 2", "match_weights must be a table of numbers from 0 to 1"),
        ("match_weights = 0.5", "match_weights must be a table"),
        ("author = ", "cannot be read as settings"),
        ("[checks]\nprofile = 'ful'", "there is no profile ful of checks; did you mean full?"),
        ("[checks]\nnumber = 'off'", "there is no check number; did you mean numbers?"),
        ("[checks]\nnumbers = 'loud'", "numbers must be one of error, warning, note, off, not 'loud'"),
        ("checks = 'full'", "checks must be a table of texts"),
    ],
)
def test_a_wrong_setting_is_named(home, text, message):
    write(home, text)
    with pytest.raises(SettingsError, match=message):
        load_settings()


def test_a_setting_switches_the_spelling_dictionary_off(home, monkeypatch):
    class Known:
        def knows(self, word):
            return True

    evidence = Known()
    monkeypatch.setattr(aids, "spelling_evidence", lambda: evidence)
    assert aids.aids_of(load_settings()).lexicon is evidence
    write(home, "spelling = false\n")
    assert aids.aids_of(load_settings()).lexicon is None


def test_checks_are_chosen_and_weighed(home):
    write(home, '[checks]\nprofile = "draft"\nterminology = "note"\nspacing = "error"\n')
    profile = profile_from(load_settings().checks)
    assert profile.severity("term-missing", Severity.WARNING) is Severity.NOTE
    assert profile.severity("spacing", Severity.NOTE) is Severity.ERROR
    assert profile.severity("capitals", Severity.NOTE) is None
    assert profile.severity("numbers", Severity.ERROR) is Severity.ERROR


def test_a_profile_is_narrowed():
    only = FULL.only(["terminology", "numbers"])
    assert [name for name in CHECKS if only.wants(name)] == [
        "numbers",
        "term-missing",
        "term-forbidden",
        "term-inconsistent",
    ]
    assert only.wants("terminology")
    assert not FULL.without(["terminology"]).wants("terminology")
    assert profile_named("draft").only(["capitals"]).wants("capitals")
    with pytest.raises(InputError, match="did you mean spacing"):
        FULL.without(["spaceing"])
