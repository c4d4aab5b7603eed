"""`qostil open`, and `qostil` alone."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.errors import InputError


@click.command("open")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Open the project FILE in the workbench."""
    from workbench.project import Project

    Project.open(file).close()
    run(file)


def open_last() -> None:
    """Open the workbench on the last project, or on the welcome screen when there is none."""
    from workbench.services.recent import recent_projects

    run(next(iter(recent_projects()), None))


def run(project: Path | None) -> None:
    """Open the workbench. Raises InputError outside a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError("the workbench needs a terminal; see qostil --help for the commands that do not")
    from workbench.settings import load_settings
    from workbench.tui import run_workbench

    run_workbench(load_settings(), project)
