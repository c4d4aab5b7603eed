"""What the glossary screen asks: which entries, which file to read or to write, terms of what text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from corpus.languages import UNKNOWN, normalise
from memory.glossary import Style, TermStatus
from workbench.errors import InputError
from workbench.services.glossary_book import Wanted
from workbench.tui.screens.forms import Field, FormDialog
from workbench.tui.widgets.path_input import no_file
from workbench.wording import _

_READ = (".csv", ".tsv", ".tab", ".txt", ".tbx", ".xml")
_WRITTEN = (".csv", ".tsv", ".tbx")


def filter_dialog(wanted: Wanted) -> FormDialog:
    """Which entries are listed; hands over a Wanted without a text."""
    fields = [
        Field("lang", _("Language"), wanted.lang, "ru"),
        Field("status", _("Status"), wanted.status or "", ", ".join(TermStatus), list(TermStatus)),
        Field("domain", _("Domain"), wanted.domain, "law"),
    ]
    return FormDialog(
        _("Filter"), fields, _wanted, explained=_("Entries with a term of this language and status.")
    )


def import_dialog() -> FormDialog:
    """Which file to take in; hands over a path and the languages of a table that does not name them."""
    fields = [
        Field("path", _("File"), "", "client.csv, terms.tsv, termbase.tbx", path=True),
        Field("languages", _("Languages"), "", _("kk ru: only where the file does not name them")),
    ]
    return FormDialog(_("Import"), fields, _import_form)


def export_dialog(name: str) -> FormDialog:
    """Which file to write; hands over a path and the kind of TBX."""
    fields = [
        Field("path", _("File"), name, "terms.csv, terms.tsv, terms.tbx", path=True),
        Field("style", _("Kind of TBX"), Style.V2.value, ", ".join(Style), list(Style)),
    ]
    return FormDialog(_("Export"), fields, _export_form)


def extract_dialog(project: str, source_lang: str, target_lang: str) -> FormDialog:
    """Where to take candidates from; hands over path, languages and how often a term must stand."""
    fields = [
        Field("path", _("From"), project, "book.qostil, memory.tmx", path=True),
        Field("source_lang", _("Source language"), source_lang, "kk"),
        Field("target_lang", _("Target language"), target_lang, "ru"),
        Field("least", _("Stands at least"), "3", "3"),
    ]
    return FormDialog(
        _("Term candidates"), fields, _extract_form, explained=_("From approved pairs, or from a TMX file.")
    )


def _wanted(values: Mapping[str, str]) -> Wanted:
    lang = normalise(values["lang"]) if values["lang"] else ""
    if lang == UNKNOWN:
        raise InputError(_("{text} is no language; write a code, as in ru").format(text=repr(values["lang"])))
    status = values["status"].lower()
    found = [known for known in TermStatus if status and known.value.startswith(status)]
    if status and not found:
        raise InputError(_("{status}: a term is {known}").format(status=status, known=", ".join(TermStatus)))
    return Wanted("", lang, found[0] if found else None, values["domain"])


def _import_form(values: Mapping[str, str]) -> tuple[Path, list[str]]:
    path = Path(values["path"]).expanduser()
    if not path.is_file():
        raise InputError(no_file(path) if values["path"] else _("name a file"))
    if path.suffix.lower() not in _READ:
        raise InputError(
            _("{name}: a glossary is read from {endings}").format(name=path.name, endings=", ".join(_READ))
        )
    return path, values["languages"].replace(",", " ").split()


def _export_form(values: Mapping[str, str]) -> tuple[Path, Style]:
    path = Path(values["path"]).expanduser()
    if not values["path"] or path.suffix.lower() not in _WRITTEN:
        raise InputError(_("let the name end in {endings}").format(endings=", ".join(_WRITTEN)))
    if not path.parent.is_dir():
        raise InputError(_("there is no folder {folder}").format(folder=path.parent))
    if values["style"] not in set(Style):
        raise InputError(
            _("{text}: a kind of TBX is {known}").format(text=values["style"], known=", ".join(Style))
        )
    return path, Style(values["style"])


def _extract_form(values: Mapping[str, str]) -> tuple[Path, str, str, int]:
    path = Path(values["path"]).expanduser()
    if not path.is_file():
        raise InputError(no_file(path) if values["path"] else _("name a project or a TMX file"))
    langs = [normalise(values[name]) for name in ("source_lang", "target_lang")]
    if UNKNOWN in langs:
        raise InputError(_("write languages as codes, as in kk and ru"))
    if not values["least"].isdecimal() or int(values["least"]) < 1:
        raise InputError(_("{text} is no number of times").format(text=repr(values["least"])))
    return path, langs[0], langs[1], int(values["least"])
