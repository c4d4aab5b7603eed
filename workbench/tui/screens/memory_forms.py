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
        Field("author", "Person", now.get("author", ""), "who made or last changed it"),
        Field("project", "Project", now.get("project", ""), "book"),
        Field("document", "Document", now.get("document", ""), "chapter1.docx"),
        Field("domain", "Domain", now.get("domain", ""), "law"),
        Field("status", "Status", now.get("status", ""), ", ".join(UnitStatus), list(UnitStatus)),
        Field("languages", "Languages", now.get("languages", ""), "kk ru; * ru for any source"),
        Field("since", "Changed from", now.get("since", ""), "2026-01-01"),
        Field("until", "until", now.get("until", ""), "2026-03-31"),
        Field("properties", "Properties", now.get("properties", ""), "client=A, type=manual"),
    ]
    return FormDialog("Filter", fields, filter_of)


def replace_dialog(target_langs: str, filtered: str) -> FormDialog:
    """What to replace by what; hands over a Replacement."""
    fields: list[Field | Box] = [
        Field("find", "Find"),
        Field("by", "Replace by"),
        Field("lang", "In", target_langs, "a target language, or source; every translation when empty"),
        Box("pattern", "regular expression; groups are put in as \\1"),
        Box("ignore_case", "capital and small letters alike"),
    ]
    scope = f"Units: {filtered}" if filtered else "In all units of the memory"
    return FormDialog(
        "Replace", fields, _replacement, explained=f"{scope}. The count is shown before anything changes."
    )


def import_dialog() -> FormDialog:
    """Which file to take in; hands over an ImportForm."""
    fields = [
        Field("path", "File", "", "colleague.tmx, job.xlf, texts.po, table.xlsx"),
        Field("source_lang", "From", "", "only where the file does not say it"),
        Field("target_lang", "To", "", "only where the file does not say it"),
    ]
    return FormDialog("Import", fields, _import_form)


def export_dialog(name: str, filtered: str) -> FormDialog:
    """Which file to write; hands over an ExportForm."""
    fields = [
        Field("path", "File", name),
        Field("profile", "For", STANDARD, ", ".join(PROFILES), list(PROFILES)),
    ]
    scope = f"Units: {filtered}" if filtered else "All units of the memory"
    return FormDialog("Export", fields, _export_form, explained=f"{scope}, as TMX 1.4b.")


def _replacement(values: Mapping[str, str]) -> Replacement:
    if not values["find"]:
        raise InputError("say what to find")
    lang = {"": EVERY, "source": ""}.get(values["lang"], values["lang"])
    if values["pattern"]:
        return Replacement(values["find"], values["by"], lang, bool(values["ignore_case"]))
    by = values["by"].replace("\\", "\\\\")
    return Replacement(re.escape(values["find"]), by, lang, bool(values["ignore_case"]))


def _import_form(values: Mapping[str, str]) -> ImportForm:
    path = Path(values["path"]).expanduser()
    if not values["path"]:
        raise InputError("name a file")
    if not path.is_file():
        raise InputError(f"there is no file {path}")
    if not is_bilingual(path):
        raise InputError(
            f"{path.name}: holds no source and translation side by side; see the guide for what does"
        )
    return ImportForm(path, values["source_lang"], values["target_lang"])


def _export_form(values: Mapping[str, str]) -> ExportForm:
    path = Path(values["path"]).expanduser()
    if not values["path"] or path.is_dir():
        raise InputError("name a file")
    if not path.parent.is_dir():
        raise InputError(f"there is no folder {path.parent}")
    if path.suffix.lower() != ".tmx":
        raise InputError(f"{path.name}: a memory is written as TMX; let the name end in .tmx")
    profile = values["profile"] or STANDARD
    if profile not in PROFILES:
        raise InputError(f"{profile}: it is one of {', '.join(PROFILES)}")
    return ExportForm(path, profile)
