"""Checks over files and projects."""

from __future__ import annotations

from pathlib import Path

from aligner import Status
from memory import TmxReport, read_tmx
from workbench.errors import InputError
from workbench.project import Project
from workbench.review import Finding, Pair, check
from workbench.services.reviewing import pair_of


def check_file(path: Path) -> list[tuple[str, Finding]]:
    """The findings in a TMX file or a project, each with the name of the text it is in."""
    if path.suffix == ".qostil":
        with Project.open(path, read_only=True) as project:
            return check_project(project)
    if path.suffix == ".tmx":
        return check_tmx(path)
    raise InputError(f"{path}: can check .tmx and .qostil files only")


def check_project(project: Project) -> list[tuple[str, Finding]]:
    """The findings in every bitext of a project; rejected beads are left out."""
    findings = []
    for entry in project.bitexts.entries():
        state = project.bitexts.state(entry)
        pairs = [
            pair_of(entry, state, position)
            for position, bead in enumerate(state.bitext.beads)
            if bead.status is not Status.REJECTED
        ]
        findings += [(entry.target_name, finding) for finding in check(pairs)]
    return findings


def check_tmx(path: Path) -> list[tuple[str, Finding]]:
    """The findings in a TMX file, language pair by language pair; units are numbered from 1."""
    pairs: dict[tuple[str, str], list[Pair]] = {}
    for number, unit in enumerate(read_tmx(path, TmxReport()), start=1):
        for lang, text in unit.targets.items():
            key = (unit.source_lang, lang)
            pairs.setdefault(key, []).append(Pair(number, unit.source, text, *key))
    return [(f"{path.name} {a}–{b}", finding) for (a, b), some in pairs.items() for finding in check(some)]
