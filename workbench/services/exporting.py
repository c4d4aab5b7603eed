"""What a project has to give, as files."""

from __future__ import annotations

from pathlib import Path

from aligner import Bead, Status
from memory import TranslationUnit, write_tmx
from workbench.errors import ExportError
from workbench.project import Project
from workbench.services.joining import Joined, join_entries
from workbench.services.remembering import unit_of
from workbench.services.tables import Table, TableRow, write_tables


def approved_units(project: Project, author: str, *, everything: bool = False) -> list[TranslationUnit]:
    """The units of a project in order: approved pairs, or every pair that was not rejected.

    Where a source has drafts in several languages, a unit holds all that belong to its source segments.
    """
    wanted = _not_rejected if everything else _approved
    found = (
        unit_of(project, joined, row, author) for joined in _joined(project) for row in joined.rows(wanted)
    )
    return [unit for unit in found if unit is not None]


def export_project(project: Project, path: Path, author: str, *, everything: bool = False) -> int:
    """Write a project's units, the form chosen by the file's ending; returns how many were written.

    Raises ExportError for an unknown ending, when there is nothing to write, or when the file cannot
    be written.
    """
    if path.suffix == ".tmx":
        units = approved_units(project, author, everything=everything)
        if not units:
            raise ExportError(_nothing(project))
        write_tmx(units, path, source_lang=project.info.source_lang)
        return len(units)
    tables = [_reviewed(joined, everything) for joined in _joined(project)]
    rows = sum(len(table.rows) for table in tables)
    if not rows:
        raise ExportError(_nothing(project))
    write_tables(tables, path)
    return rows


def _joined(project: Project) -> list[Joined]:
    return list(join_entries(project.bitexts.entries(), project.bitexts.state))


def _reviewed(joined: Joined, everything: bool) -> Table:
    rows = joined.rows(_not_rejected if everything else _approved)
    names = (joined.entries[0].source_name, *(entry.target_name for entry in joined.entries))
    return Table(joined.langs, tuple(TableRow(row, joined.texts(row)) for row in rows), " – ".join(names))


def _approved(bead: Bead) -> bool:
    return bead.status is Status.APPROVED


def _not_rejected(bead: Bead) -> bool:
    return bead.status is not Status.REJECTED


def _nothing(project: Project) -> str:
    return f"{project.path}: nothing is approved yet; approve pairs first, or export all with --all"
