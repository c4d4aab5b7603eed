"""`qostil export`."""

from __future__ import annotations

from pathlib import Path

import click

from memory.xliff import VERSIONS
from workbench.cli.options import LANGUAGE, say
from workbench.project import Project
from workbench.services.exporting import ENDINGS, export_project, export_table
from workbench.services.review_writers import REVIEW_WRITERS
from workbench.settings import load_settings


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help=f"OUT{', '.join(ENDINGS)}.",
)
@click.option("--all", "everything", is_flag=True, help="Also pairs that nobody has approved yet.")
@click.option("--to", "target_lang", type=LANGUAGE, help="Only what is translated into this language.")
@click.option(
    "--xliff",
    type=click.Choice(VERSIONS),
    default=VERSIONS[0],
    show_default=True,
    help="The version of XLIFF.",
)
@click.option("--table", is_flag=True, help=f"A table to review, of every pair: {', '.join(REVIEW_WRITERS)}.")
def command(
    file: Path, output: Path, everything: bool, target_lang: str | None, xliff: str, table: bool
) -> None:
    """Write the approved units of the project FILE.

    XLIFF holds every pair with its status and comes back, reviewed, by qostil import.
    """
    with Project.open(file, read_only=True) as project:
        lang = target_lang or ""
        if table:
            count = export_table(project, output, lang)
        else:
            author = load_settings().author
            count = export_project(
                project, output, author, everything=everything, target_lang=lang, xliff=xliff
            )
    say(f"{count} units written to {output}")
