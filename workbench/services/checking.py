"""Checks over files and projects."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aligner import Status
from memory import TmxReport, read_tmx
from workbench.errors import InputError
from workbench.project import Project
from workbench.review import RULES, Finding, Pair, Rule, check, rules_with
from workbench.services.reviewing import pair_of
from workbench.services.terms import glossary_files, load


def check_file(path: Path, glossaries: Sequence[Path] = ()) -> list[tuple[str, Finding]]:
    """The findings in a TMX file or a project, each with the name of the text it is in.

    Terms are checked by the glossaries named and those attached to the project.
    """
    if path.suffix == ".qostil":
        with Project.open(path, read_only=True) as project:
            attached = glossary_files(project)
            return check_project(project, rules_with(load((*attached, *glossaries))))
    if path.suffix == ".tmx":
        return check_tmx(path, rules_with(load(glossaries)))
    raise InputError(f"{path}: can check .tmx and .qostil files only")


def check_project(project: Project, rules: Sequence[Rule] = RULES) -> list[tuple[str, Finding]]:
    """The findings in every bitext of a project; rejected beads are left out."""
    findings = []
    for entry in project.bitexts.entries():
        state = project.bitexts.state(entry)
        pairs = [
            pair_of(entry, state, position)
            for position, bead in enumerate(state.bitext.beads)
            if bead.status is not Status.REJECTED
        ]
        findings += [(entry.target_name, finding) for finding in check(pairs, rules)]
    return findings


def check_tmx(path: Path, rules: Sequence[Rule] = RULES) -> list[tuple[str, Finding]]:
    """The findings in a TMX file, language pair by language pair; units are numbered from 1."""
    pairs: dict[tuple[str, str], list[Pair]] = {}
    for number, unit in enumerate(read_tmx(path, TmxReport()), start=1):
        for lang, text in unit.targets.items():
            key = (unit.source_lang, lang)
            pairs.setdefault(key, []).append(Pair(number, unit.source, text, *key))
    return [
        (f"{path.name} {a}–{b}", finding) for (a, b), some in pairs.items() for finding in check(some, rules)
    ]
