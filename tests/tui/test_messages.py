"""Every word of the screens is marked, and translated in both catalogues."""

import re
from pathlib import Path

import polib
import pytest

from tests.tui.unmarked import early, hidden, unmarked
from workbench.cli.messages import PACKAGE, TRANSLATED, compiled, mo_file, po_file, template
from workbench.wording import catalogue

NOT_FOR_READERS = {"pictures.py", "keymap.py", "list_actions.py"}
"""What is read on the command line, and a table of keys' words, which are collected from the bindings."""

MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = {"Qostil", "RowList", "Input", "PgUp", "PgDn"}
PLACEHOLDER = re.compile(r"\{\w[^}]*\}")


@pytest.fixture(scope="module", params=TRANSLATED)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def texts():
    """The texts of the code by context and singular, with the plural."""
    found = {}
    for message in template():
        if message.id:
            one, many = message.id if isinstance(message.id, tuple) else (message.id, "")
            found[message.context or "", one] = many
    return found


@pytest.fixture
def entries(language):
    return polib.pofile(str(po_file(language)))


def strings(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_the_catalogue_holds_what_the_code_holds(entries, texts):
    found = {(entry.msgctxt or "", entry.msgid): entry.msgid_plural for entry in entries}
    assert found == texts, "run: python -m workbench.cli.messages"
    assert [entry.msgid for entry in entries if entry.obsolete] == []


def test_everything_is_translated(entries):
    assert [entry.msgid for entry in entries if not all(strings(entry)) or entry.fuzzy] == []


def test_placeholders_are_those_of_the_code(entries):
    wrong = []
    for entry in entries:
        wanted = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        wrong += [text for text in strings(entry) if sorted(PLACEHOLDER.findall(text)) != wanted]
    assert wrong == []


def test_edges_and_lines_are_those_of_the_code(entries):
    """A space or line end at an edge keeps what is put together apart."""

    def shape(text):
        return text[:1] == " ", text[-1:] == " ", text.count("\n")

    assert [e.msgid for e in entries if any(shape(text) != shape(e.msgid) for text in strings(e))] == []


def test_every_number_has_its_form(language, entries):
    forms = {"ru": 3, "kk": 1}[language]
    plurals = [entry for entry in entries if entry.msgid_plural]
    assert [entry.msgid for entry in plurals if len(entry.msgstr_plural) != forms] == []
    assert f"nplurals={forms};" in entries.metadata["Plural-Forms"]


def test_the_compiled_catalogue_is_that_of_the_texts(language, entries):
    assert mo_file(language).read_bytes() == compiled(po_file(language).read_bytes())
    shown = catalogue(language)
    for entry in entries:
        if not entry.msgid_plural:
            context = entry.msgctxt
            text = shown.pgettext(context, entry.msgid) if context else shown.gettext(entry.msgid)
            assert text == entry.msgstr


def test_kazakh_is_written_with_kazakh_letters():
    """Latin look-alikes slip in with the wrong keyboard."""
    mixed = re.compile(r"[A-Za-z][А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]|[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі][A-Za-z]")
    for language in TRANSLATED:
        for entry in polib.pofile(str(po_file(language))):
            assert not any(mixed.search(text) for text in strings(entry)), entry.msgid


@pytest.mark.parametrize(
    "module", sorted((PACKAGE / "tui").rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_no_words_are_left_unmarked(module: Path):
    name = str(module.relative_to(PACKAGE / "tui"))
    if name in NOT_FOR_READERS:
        pytest.skip("nobody reads it on a screen")
    found = [(line, text) for line, text in unmarked(module.read_text(encoding="utf-8")) if text not in NAMES]
    assert found == [], "put _() around it and run: python -m workbench.cli.messages"


def test_nothing_is_translated_before_the_language_is_known():
    """mark() it where it stands, and put _() where it is shown."""
    assert {str(path): lines for path in MODULES if (lines := early(path.read_text(encoding="utf-8")))} == {}


def test_marks_stand_where_they_are_found():
    """A mark within an f-string is not extracted."""
    assert {str(path): lines for path in MODULES if (lines := hidden(path.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ('TITLE = _("Texts")', [1]),
        ('class A:\n    TITLE = _("Texts")', [2]),
        ('def f(title=_("Texts")):\n    return _(title)', [1]),
        ('TITLE = mark("Texts")\nKEY = lambda: _("Texts")', []),
    ],
)
def test_what_is_translated_too_early(code, lines):
    assert early(code) == lines


def test_what_is_not_extracted():
    assert hidden('def f(a):\n    g(f"{a}  {_(\'Texts\')}")\n    g(_("Texts") + f"{a}")') == [2]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('Label("Add a term")', ["Add a term"]),
        ('Label(_("Add a term"))', []),
        ('Button("attach")', ["attach"]),
        ('self.notify(f"{count} pairs approved")', ["{} pairs approved"]),
        ('self.notify(_("{number} pairs").format(number=3))', []),
        ('Label("", id="problem")', []),
        ('TITLES = {"a": mark("Texts of all")}', []),
        ('TITLES = {"a": "Texts of all"}', ["Texts of all"]),
        ('self.notify("Nothing changed" if a else _("Changed"))', ["Nothing changed"]),
        ('self.query_one("#target", Input)', []),
        ('class A:\n    """A screen that shows."""\n    CSS_PATH = "a b.tcss"', []),
    ],
)
def test_what_is_taken_for_words(code, found):
    assert [text for _, text in unmarked(code)] == found
