"""`qostil export`."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.options import say
from workbench.project import Project
from workbench.services.exporting import export_project
from workbench.settings import load_settings


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="OUT.tmx, .tsv, .jsonl, .txt, .xlsx, .html.",
)
@click.option("--all", "everything", is_flag=True, help="Also pairs that nobody has approved yet.")
def command(file: Path, output: Path, everything: bool) -> None:
    """Write the approved units of the project FILE."""
    with Project.open(file, read_only=True) as project:
        count = export_project(project, output, load_settings().author, everything=everything)
    say(f"{count} units written to {output}")
