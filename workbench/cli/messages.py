"""The catalogues of the screens' words, brought up to date from the code: `python -m workbench.cli.messages`.

Every text in `_`, `ngettext`, `pgettext` or `mark`, and the name, explanation and group of every key binding,
is put into `workbench/locale/LANGUAGE/LC_MESSAGES/qostil.po`; what is there and no longer in the code is
taken out; then the compiled `.mo` is written beside it. Needs Babel, which comes with the `dev` extra.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib
from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from corpus.writing import write_atomically
from workbench.tui.bound import declared_bindings
from workbench.wording import KEY, LANGUAGES

PACKAGE = Path(__file__).parents[1]
TRANSLATED = tuple(language for language in LANGUAGES if language != LANGUAGES[0])
"""The languages that have a catalogue."""

_PLURALS = {
    "ru": "nplurals=3; plural="
    "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;",
    "kk": "nplurals=1; plural=0;",
}
"""Nouns keep their singular after a number in Kazakh."""

_KEYWORDS = {**DEFAULT_KEYWORDS, "mark": None}
_HEADER = """\
# The words of Qostil's screens; `make messages` brings this file up to date.
msgid ""
msgstr ""
"Project-Id-Version: Qostil\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
_LINE = 110


def template() -> Catalog:
    """Every text to be translated."""
    found = Catalog(project="Qostil", charset="utf-8")
    for file, _line, message, _comments, context in extract_from_dir(
        PACKAGE, method_map=[("**.py", "python")], keywords=_KEYWORDS
    ):
        found.add(message, locations=[(file, 0)], context=context)
    for message, context, module in _of_bindings():
        found.add(message, locations=[(module, 0)], context=context)
    return found


def po_file(language: str) -> Path:
    """The translations into a language, to be edited."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "qostil.po"


def mo_file(language: str) -> Path:
    """The compiled translations."""
    return po_file(language).with_suffix(".mo")


def read_catalogue(language: str) -> Catalog:
    """The translations into a language; none when there is no file."""
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def refreshed(language: str, texts: Catalog) -> Catalog:
    """The translations that are there, in the order of the texts: new ones empty, dead ones gone."""
    known = read_catalogue(language)
    new = Catalog(locale=language)
    for message in texts:
        if message.id:
            old = known.get(message.id, message.context)
            given = old.string if old is not None else ""
            new.add(message.id, given, message.locations, context=message.context)
    return new


def written_po(language: str, catalogue: Catalog) -> bytes:
    """A catalogue as it is edited."""
    file = BytesIO()
    write_po(file, catalogue, width=_LINE, sort_output=True, include_lineno=False, omit_header=True)
    return _HEADER.format(language=language, plurals=_PLURALS[language]).encode() + file.getvalue()


def compiled(po: bytes) -> bytes:
    """A catalogue as it is shipped."""
    return bytes(polib.pofile(po.decode()).to_binary())


def _of_bindings() -> Iterator[tuple[str, str | None, str]]:
    """The words of the key bindings with their context and where they are from."""
    for owner, binding in declared_bindings():
        module = f"{owner.__module__.removeprefix('workbench.').replace('.', '/')}.py"
        if binding.description:
            yield binding.description, KEY, module
        if binding.tooltip:
            yield binding.tooltip, None, module
        if binding.group:
            yield binding.group.description, None, module


def main() -> None:
    """Bring all catalogues up to date and say what is missing in them."""
    texts = template()
    for language in TRANSLATED:
        catalogue = refreshed(language, texts)
        po_file(language).parent.mkdir(parents=True, exist_ok=True)
        po = written_po(language, catalogue)
        write_atomically(po_file(language), po)
        write_atomically(mo_file(language), compiled(po))
        for message in catalogue:
            strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
            if not all(strings):
                sys.stderr.write(f"{po_file(language)}: not translated: {message.id!r}\n")


if __name__ == "__main__":
    main()
