"""The catalogues of the screens' words, brought up to date from the code: `python -m workbench.cli.messages`.

Every text in `_`, `ngettext`, `pgettext` or `mark`, the name, explanation and group of every key binding, and
what the layers below say (`workbench.cli.spoken`) is put into the catalogue of a language, `qostil.po` in
`workbench/locale`; what is there and no longer in the code is taken out; then the compiled `.mo` is written
beside it. Needs Babel, which comes with the `dev` extra.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import polib
from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from corpus.writing import write_atomically
from workbench.cli.spoken import spoken
from workbench.tui.bound import declared_bindings
from workbench.wording import KEY, LANGUAGES, SAID

PACKAGE = Path(__file__).parents[1]
TRANSLATED = tuple(language for language in LANGUAGES if language != LANGUAGES[0])
"""The languages that have a catalogue."""

_PLURALS = {
    "ru": "nplurals=3; plural="
    "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;",
    "kk": "nplurals=1; plural=0;",
}
"""Nouns keep their singular after a number in Kazakh."""

_KEYWORDS = {**DEFAULT_KEYWORDS, "mark": None, "counted": (1, 2)}
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
_CONFLICT = "\n<<<<<<< "
_Strings = str | tuple[str, ...] | list[str]


def template() -> Catalog:
    """Every text to be translated."""
    found = Catalog(project="Qostil", charset="utf-8")
    for file, _line, message, _comments, context in extract_from_dir(
        PACKAGE, method_map=[("**.py", "python")], keywords=_KEYWORDS
    ):
        found.add(message, locations=[(file, 0)], context=context)
    for message, module in spoken():
        found.add(message, locations=[(module, 0)], context=SAID)
    for message, context, module in _of_bindings():
        found.add(message, locations=[(module, 0)], context=context)
    return found


def po_file(language: str) -> Path:
    """The translations into a language, to be edited."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "qostil.po"


def mo_file(language: str) -> Path:
    """The compiled translations."""
    return po_file(language).with_suffix(".mo")


def translations(language: str) -> dict[tuple[str | None, str], _Strings]:
    """What is translated into a language by context and singular; on both sides of a merge in conflict."""
    path = po_file(language)
    if not path.exists():
        return {}
    texts = [path.read_text(encoding="utf-8")]
    if _CONFLICT in texts[0]:
        texts = [_side(path, number) for number in (3, 2)]
    found: dict[tuple[str | None, str], _Strings] = {}
    for text in texts:
        for message in read_po(StringIO(text), locale=language):
            singular = message.id[0] if isinstance(message.id, tuple | list) else message.id
            if message.string and _is_whole(message.string):
                found[message.context, singular] = message.string
    return found


def refreshed(language: str, texts: Catalog) -> Catalog:
    """The translations that are there, in the order of the texts: new ones empty, dead ones gone."""
    known = translations(language)
    new = Catalog(locale=language)
    new.mime_headers = [("Plural-Forms", _PLURALS[language])]
    for message in texts:
        if message.id:
            singular = message.id[0] if isinstance(message.id, tuple | list) else message.id
            given = known.get((message.context, singular), "")
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


def _is_whole(strings: _Strings) -> bool:
    return all(strings) if isinstance(strings, tuple | list) else bool(strings)


def _side(path: Path, number: int) -> str:
    """A file as one side of a merge has it: 2 is ours, 3 theirs."""
    git = ("git", "show", f":{number}:./{path.name}")
    return subprocess.run(git, cwd=path.parent, capture_output=True, text=True, check=True).stdout  # noqa: S603


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
            if not _is_whole(message.string or ""):
                sys.stderr.write(f"{po_file(language)}: not translated: {message.id!r}\n")


if __name__ == "__main__":
    main()
