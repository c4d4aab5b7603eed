"""What a project has to give, as files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from aligner import Bead, Status
from memory import PROFILES, TranslationUnit, UnitStatus, write_tmx
from memory.bilingual import is_xliff
from memory.xliff import VERSIONS
from workbench.errors import ExportError
from workbench.project import Project
from workbench.services.fresh_copy import FRESH
from workbench.services.joining import Joined, join_entries
from workbench.services.remembering import unit_of
from workbench.services.review_table import review_table
from workbench.services.review_writers import write_review_tables
from workbench.services.row_codes import RowCodes
from workbench.services.tables import WRITERS, Table, TableRow, write_tables
from workbench.services.writing_back import goes_back, write_back
from workbench.services.xliff_export import chosen, export_xliff
from workbench.services.xliff_job import export_job, job_of

XLIFF = (".xlf", ".xliff")
ENDINGS = (".tmx", XLIFF[0], *FRESH, *(ending for ending in WRITERS if ending not in {".tmx", *FRESH}))
"""The endings of the files that a project can be written to, the usual ones first."""


def approved_units(
    project: Project, author: str, *, everything: bool = False, target_lang: str = ""
) -> list[TranslationUnit]:
    """The units of a project in order: approved pairs, or every pair that was not rejected.

    Where a source has drafts in several languages, a unit holds all that belong to its source segments; with
    a `target_lang`, this one alone. Formatting stands in their markup.
    """
    wanted = _not_rejected if everything else _approved
    units: list[TranslationUnit] = []
    for joined in _joined(project, target_lang):
        codes = RowCodes(project, joined)
        for row in joined.rows(wanted):
            unit = unit_of(project, joined, row, author)
            if unit is not None:
                status = UnitStatus.APPROVED if row.status is Status.APPROVED else UnitStatus.DRAFT
                units.append(replace(codes.on(unit, row), status=status))
    return units


def export_project(
    project: Project,
    path: Path,
    author: str,
    *,
    everything: bool = False,
    target_lang: str = "",
    xliff: str = "",
    table: bool = False,
    profile: str = "standard",
) -> int:
    """Write a project's units, the form chosen by the file's ending; returns how many were written.

    A document is a source translated, in its own file or a new one (see `write_back`, `export_job`), counted
    in its segments. XLIFF of a version `xliff` (1.2 when no source came in as XLIFF) and a `table` to review
    hold all pairs with their status, the other forms those that are approved, or with `everything` all that
    are not rejected; with a `target_lang`, those of this language alone. Raises ExportError for an unknown
    ending, when there is nothing to write, or when the file cannot be written. TMX is as the program of a
    `profile` wants it.
    """
    suffix = path.suffix.lower()
    if table:
        return export_table(project, path, target_lang)
    if goes_back(project, path):
        return write_back(project, path, target_lang=target_lang, everything=everything).translated
    if is_xliff(path) and not xliff and (job := job_of(project, target_lang)) is not None:
        return export_job(project, job, path, everything=everything).written
    if suffix in XLIFF:
        return export_xliff(project, path, xliff or VERSIONS[0], target_lang)
    if suffix == ".tmx":
        units = approved_units(project, author, everything=everything, target_lang=target_lang)
        if not units:
            raise _nothing(project)
        wanted = PROFILES[profile]
        langs = {lang for unit in units for lang in unit.targets}
        if wanted.pair and len(langs) > 1:
            raise ExportError(
                f"{path}: {wanted.title} takes one target language a file; choose one with --to"
            )
        lang = langs.pop() if wanted.pair else ""
        return write_tmx(units, path, source_lang=project.info.source_lang, target_lang=lang, profile=wanted)
    tables = [_reviewed(joined, everything) for joined in _joined(project, target_lang)]
    rows = sum(len(table.rows) for table in tables)
    if not rows:
        raise _nothing(project)
    if suffix not in WRITERS:
        raise ExportError(
            f"{path}: cannot write {path.suffix or 'a file without ending'}; choose {', '.join(ENDINGS)}"
        )
    write_tables(tables, path)
    return rows


def export_table(project: Project, path: Path, target_lang: str = "") -> int:
    """Write every pair of a project as a table to review, the form chosen by the file's ending."""
    entries = chosen(project, target_lang)
    return write_review_tables([review_table(project, entry) for entry in entries], path)


def _joined(project: Project, target_lang: str) -> list[Joined]:
    entries = chosen(project, target_lang) if project.bitexts.entries() else []
    return list(join_entries(entries, project.bitexts.state))


def _reviewed(joined: Joined, everything: bool) -> Table:
    rows = joined.rows(_not_rejected if everything else _approved)
    names = (joined.entries[0].source_name, *(entry.target_name for entry in joined.entries))
    return Table(joined.langs, tuple(TableRow(row, joined.texts(row)) for row in rows), " – ".join(names))


def _approved(bead: Bead) -> bool:
    return bead.status is Status.APPROVED


def _not_rejected(bead: Bead) -> bool:
    return not bead.status.dismissed


def _nothing(project: Project) -> ExportError:
    return ExportError(
        f"{project.path}: nothing is approved yet;"
        " approve pairs first, or take undecided pairs, too (on the command line: --all)"
    )
