"""What the memory screen asks: which units, what to replace, which file to read or to write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from memory import EVERY, PROFILES, Filter, Replacement, UnitStatus, is_bilingual
from workbench.errors import InputError
from workbench.services.filtering import fields_of, filter_of
from workbench.services.memories import STANDARD
from workbench.tui.screens.forms import Box, Field, FormDialog
from workbench.tui.widgets.path_input import no_file
from workbench.tui.worded import worded_parts
from workbench.wording import _


@dataclass(frozen=True, slots=True)
class ImportForm:
    """A file to take in, and its languages where it does not say them."""

    path: Path
    source_lang: str
    target_lang: str


@dataclass(frozen=True, slots=True)
class ExportForm:
    """A file to write, and for which program."""

    path: Path
    profile: str


def filter_dialog(wanted: Filter) -> FormDialog:
    """Which units are listed; hands over a Filter."""
    now = fields_of(wanted)
    fields = [
        Field("author", _("Person"), now.get("author", ""), _("who made or last changed it")),
        Field("project", _("Project"), now.get("project", ""), "book"),
        Field("document", _("Document"), now.get("document", ""), "chapter1.docx"),
        Field("domain", _("Domain"), now.get("domain", ""), "law"),
        Field("status", _("Status"), now.get("status", ""), ", ".join(UnitStatus), list(UnitStatus)),
        Field("languages", _("Languages"), now.get("languages", ""), _("kk ru; * ru for any source")),
        Field("since", _("Changed from"), now.get("since", ""), "2026-01-01"),
        Field("until", _("until"), now.get("until", ""), "2026-03-31"),
        Field("properties", _("Properties"), now.get("properties", ""), "client=A, type=manual"),
    ]
    return FormDialog(_("Filter"), fields, filter_of)


def replace_dialog(target_langs: str, filtered: str) -> FormDialog:
    """What to replace by what; hands over a Replacement."""
    fields: list[Field | Box] = [
        Field("find", _("Find")),
        Field("by", _("Replace by")),
        Field("lang", _("In"), target_langs, _("a target language, or source; every translation when empty")),
        Box("pattern", _("regular expression; groups are put in as \\1")),
        Box("ignore_case", _("capital and small letters alike")),
    ]
    scope = (
        _("Units: {which}").format(which=worded_parts(filtered))
        if filtered
        else _("In all units of the memory")
    )
    return FormDialog(
        _("Replace"),
        fields,
        _replacement,
        explained=_("{scope}. The count is shown before anything changes.").format(scope=scope),
    )


def import_dialog() -> FormDialog:
    """Which file to take in; hands over an ImportForm."""
    fields = [
        Field("path", _("File"), "", "colleague.tmx, job.xlf, texts.po, table.xlsx", path=True),
        Field("source_lang", _("From"), "", _("only where the file does not say it")),
        Field("target_lang", _("To"), "", _("only where the file does not say it")),
    ]
    return FormDialog(_("Import"), fields, _import_form)


def export_dialog(name: str, filtered: str) -> FormDialog:
    """Which file to write; hands over an ExportForm."""
    fields = [
        Field("path", _("File"), name, path=True),
        Field("profile", _("For"), STANDARD, ", ".join(PROFILES), list(PROFILES)),
    ]
    scope = (
        _("Units: {which}").format(which=worded_parts(filtered)) if filtered else _("All units of the memory")
    )
    return FormDialog(
        _("Export"), fields, _export_form, explained=_("{scope}, as TMX 1.4b.").format(scope=scope)
    )


def _units(filtered: str) -> str:
    return _("Units: {which}").format(which=worded_parts(filtered))


def _replacement(values: Mapping[str, str]) -> Replacement:
    if not values["find"]:
        raise InputError(_("say what to find"))
    lang = {"": EVERY, "source": ""}.get(values["lang"], values["lang"])
    if values["pattern"]:
        return Replacement(values["find"], values["by"], lang, bool(values["ignore_case"]))
    by = values["by"].replace("\\", "\\\\")
    return Replacement(re.escape(values["find"]), by, lang, bool(values["ignore_case"]))


def _import_form(values: Mapping[str, str]) -> ImportForm:
    path = Path(values["path"]).expanduser()
    if not values["path"]:
        raise InputError(_("name a file"))
    if not path.is_file():
        raise InputError(no_file(path))
    if not is_bilingual(path):
        raise InputError(
            _("{name}: holds no source and translation side by side; see the guide for what does").format(
                name=path.name
            )
        )
    return ImportForm(path, values["source_lang"], values["target_lang"])


def _export_form(values: Mapping[str, str]) -> ExportForm:
    path = Path(values["path"]).expanduser()
    if not values["path"] or path.is_dir():
        raise InputError(_("name a file"))
    if not path.parent.is_dir():
        raise InputError(_("there is no folder {folder}").format(folder=path.parent))
    if path.suffix.lower() != ".tmx":
        raise InputError(
            _("{name}: a memory is written as TMX; let the name end in .tmx").format(name=path.name)
        )
    profile = values["profile"] or STANDARD
    if profile not in PROFILES:
        raise InputError(_("{text}: it is one of {known}").format(text=profile, known=", ".join(PROFILES)))
    return ExportForm(path, profile)
