"""Engines from settings: every key is known, typed and bounded, and no key of a service stands there."""

import subprocess
import sys

import pytest

from workbench.errors import SettingsError
from workbench.settings import load_settings
from workbench.suggest.engines.http.address import Address
from workbench.suggest.engines.registry import kinds, open_engine

LOCAL = {"kind": "libretranslate", "url": "http://127.0.0.1:5000"}


def test_an_engine_is_opened_from_its_table(home):
    (home / "settings.toml").write_text(
        '[engines.office]\nkind = "libretranslate"\nurl = "https://lt.example.org/"\nhypotheses = 3\n',
        encoding="utf-8",
    )
    (name, table), = load_settings().engines.items()  # fmt: skip
    card = open_engine(name, table).card
    assert (card.name, card.kind, card.hypotheses, card.network) == ("office", "libretranslate", 3, True)
    assert card.settings["url"] == "https://lt.example.org/"


@pytest.mark.parametrize("kind", kinds().values(), ids=kinds())
def test_every_kind_says_what_it_is(kind):
    assert kind.about
    assert kind.options.__doc__


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({}, "engines.mt: kind is missing; it must be one of "),
        ({"kind": "libretranslat"}, "engines.mt: unknown kind libretranslat; did you mean libretranslate?"),
        ({"kind": "zzzz"}, "engines.mt: unknown kind zzzz; known: "),
        ({"kind": "libretranslate"}, "engines.mt: url is missing; it must be a text"),
        ({**LOCAL, "tris": 2}, "engines.mt: unknown key tris; did you mean tries?"),
        ({**LOCAL, "colour": 2}, "engines.mt: unknown key colour; known: url, key_env"),
        ({**LOCAL, "tries": "2"}, "engines.mt: tries must be a whole number, not '2'"),
        ({**LOCAL, "tries": True}, "engines.mt: tries must be a whole number, not True"),
        ({**LOCAL, "tries": 0}, "engines.mt: tries must lie between 1 and 10, not 0"),
        ({**LOCAL, "trust": 2}, "engines.mt: trust must lie between 0.0 and 1.0, not 2"),
        ({**LOCAL, "url": 5}, "engines.mt: url must be a text, not 5"),
        ({**LOCAL, "url": "localhost:5000"}, "engines.mt: url: must be an address such as http://"),
        ({**LOCAL, "url": "http://[::1"}, "engines.mt: url: must be an address such as http://"),
    ],
)  # fmt: skip
def test_a_wrong_table_is_told_by_its_key(table, message):
    with pytest.raises(SettingsError) as told:
        open_engine("mt", table)
    assert str(told.value).startswith(message)


@pytest.mark.parametrize(
    "wrong",
    [
        {"api_key": "sk-Secret9"},
        {"key_env": "sk-Secret9"},
        {"url": "https://me:sk-Secret9@lt.example.org"},
        {"url": "https://lt.example.org/?key=sk-Secret9"},
    ],
)
def test_a_key_in_the_settings_is_refused_and_not_repeated(wrong):
    with pytest.raises(SettingsError, match="environment variable") as told:
        open_engine("mt", {**LOCAL, **wrong})
    assert "Secret9" not in str(told.value)


@pytest.mark.parametrize("text", ["engines = 5", "[engines]\nmt = 5", "engines = ['mt']"])
def test_engines_are_tables(home, text):
    (home / "settings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"engines must be tables, each under a name: \[engines.NAME\]"):
        load_settings()


@pytest.mark.parametrize(
    ("url", "loopback", "private"),
    [
        ("http://localhost:1", True, True),
        ("http://LocalHost", True, True),
        ("http://127.8.0.1/v1", True, True),
        ("http://[::1]:8080", True, True),
        ("http://box.localhost", True, True),
        ("http://192.168.1.7", False, True),
        ("http://localhost.example.org", False, False),
        ("http://127.0.0.1.example.org", False, False),
        ("https://8.8.8.8", False, False),
        ("http://0.0.0.0:8080", False, True),
    ],
)
def test_only_an_address_of_this_machine_is_loopback(url, loopback, private):
    address = Address.read(url, "url")
    assert (address.loopback, address.private) == (loopback, private)


def test_the_registry_loads_nothing_heavy():
    code = (
        "import sys\nfrom workbench.suggest.engines.registry import kinds\nkinds()\n"
        "print([name for name in ('urllib3', 'torch', 'transformers', 'ctranslate2') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
