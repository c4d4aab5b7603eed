"""`qostil open`, and `qostil` alone."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from workbench.errors import InputError, ProjectInUse


@click.command("open")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Open the project FILE in the workbench; one in use elsewhere can be opened for reading."""
    from workbench.project import Project

    try:
        Project.open(file).close()
    except ProjectInUse:
        if not in_terminal():
            raise
    run(file)


def open_last() -> None:
    """Open the workbench on the last project, or on the welcome screen when there is none."""
    from workbench.services.recent import recent_projects

    run(next(iter(recent_projects()), None))


def in_terminal() -> bool:
    """Whether somebody sits at a terminal; the workbench draws on stderr."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def run(project: Path | None, *, memory: str = "", glossary: str = "", tour: bool = False) -> None:
    """Open the workbench on a project, memory or glossary, or none. Raises InputError outside a terminal."""
    if not in_terminal():
        raise InputError("the workbench needs a terminal; see qostil --help for the commands that do not")
    from workbench.settings import load_settings
    from workbench.tui import run_workbench

    settings = load_settings()
    if click.get_current_context().find_root().params["plain"]:
        settings = replace(settings, plain=True)
    run_workbench(settings, project, memory=memory, glossary=glossary, tour=tour)
