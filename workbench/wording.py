"""The words of the workbench in the language that was chosen: English until one is activated.

Only the screens activate a language; what the command line prints stays English. A text is marked where it
stands and translated when it is made: `_("No project is open")`. A text of a constant is marked with `mark`
and translated when it is shown: `_(TITLE)`. The names of keys have a context of their own, as a key bar has
little room: `key_name`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

LANGUAGES = ("en", "ru", "kk")
"""The languages of the screens, English first."""

AUTO = "auto"
"""Means the language of the terminal."""

KEY = "key"
"""The context of the names of keys in the catalogues."""

SAID = "said"
"""The context of what the layers below the screens say: templates such as "{0} is missing"."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_ENGLISH = NullTranslations()


class Catalogue(GNUTranslations):
    """Compiled translations that can be listed."""

    def texts(self, context: str) -> Mapping[str, str]:
        """The translations of a context by their English."""
        start = self.CONTEXT % (context, "")
        entries = self._catalog.items()  # type: ignore[attr-defined]
        return {
            key[len(start) :]: text for key, text in entries if isinstance(key, str) and key.startswith(start)
        }


class _Active:
    """What is in force."""

    language = LANGUAGES[0]
    catalogue: NullTranslations = _ENGLISH


def language_of(environment: Mapping[str, str]) -> str:
    """The language that a terminal's variables ask for; English when we do not have it."""
    locale = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    language = locale.partition("_")[0].partition(".")[0].lower()
    return language if language in LANGUAGES else LANGUAGES[0]


def activate(language: str) -> None:
    """Show everything in a language, one of LANGUAGES or AUTO, from now on."""
    if language == AUTO:
        language = language_of(os.environ)
    if language == _Active.language:
        return
    _Active.catalogue = _ENGLISH if language == LANGUAGES[0] else catalogue(language)
    _Active.language = language


def active_language() -> str:
    """The language that is shown, one of LANGUAGES."""
    return _Active.language


def active_texts(context: str) -> Mapping[str, str]:
    """What is translated in a context, by its English; nothing in English."""
    return _Active.catalogue.texts(context) if isinstance(_Active.catalogue, Catalogue) else {}


def catalogue(language: str) -> Catalogue:
    """The compiled translations of a language other than English."""
    folder = files("workbench").joinpath("locale", language, "LC_MESSAGES")
    with folder.joinpath("qostil.mo").open("rb") as file:
        return Catalogue(file)


def _(message: str) -> str:
    """A text in the language that is shown."""
    return _Active.catalogue.gettext(message) if message else ""


def ngettext(one: str, many: str, number: int) -> str:
    """The text for a number of things; the number itself is put in by its caller, as `counted` does."""
    return _Active.catalogue.ngettext(one, many, number)


def counted(one: str, many: str, number: int, **values: object) -> str:
    """The text for a number of things with the number, and other values, put in."""
    return ngettext(one, many, number).format(number=f"{number:,}", **values)


def pgettext(context: str, message: str) -> str:
    """A text that has another translation elsewhere; `context` tells them apart."""
    return _Active.catalogue.pgettext(context, message)


def key_name(description: str) -> str:
    """The name of what a key does, as short as a key bar needs it."""
    return pgettext(KEY, description) if description else ""


def mark(message: str) -> str:
    """The text as it is, marked for translation: for constants, translated when they are shown."""
    return message
