"""`qostil stats`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from workbench.cli.options import json_option, print_json, print_table
from workbench.project import Project
from workbench.services.counting import count


@click.command("stats")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def command(file: Path, as_json: bool) -> None:
    """Show the documents of the project FILE, how far their review has come, and how much was edited."""
    with Project.open(file, read_only=True) as project:
        figures = count(project)
    if as_json:
        print_json(asdict(figures))
        return
    print_table(
        [("document", "lang", "segments", "words", "repairs")]
        + [(d.name, d.lang, str(d.segments), str(d.words), str(d.repairs)) for d in figures.documents]
    )
    if figures.bitexts:
        click.echo()
        print_table(
            [("bitext", "beads", "approved", "rejected", "open", "edited", "effort")]
            + [
                (
                    f"{b.source} – {b.target}", str(b.beads), str(b.approved), str(b.rejected),
                    str(b.beads - b.approved - b.rejected), str(b.edited), f"{b.effort:.1f} TER",
                )
                for b in figures.bitexts
            ]
        )  # fmt: skip
