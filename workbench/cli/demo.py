"""`qostil demo`."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.services.demo import run_demo
from workbench.services.touring import tour_seen
from workbench.settings import load_settings


@click.command("demo")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("demo.tmx"),
    show_default=True,
    help="The TMX to write.",
)
@click.option(
    "--tour/--no-tour",
    default=None,
    help="Take the tour in the workbench; by itself it comes the first time.",
)
def command(out: Path, tour: bool | None) -> None:
    """Take a bundled Kazakh text and its drafts the whole way: repair, align, suggest, check, export.

    In a terminal, the project then opens in the workbench.
    """
    for line in run_demo(out, load_settings()):
        click.echo(line)
    from workbench.cli.opening import in_terminal, run

    if in_terminal():
        run(out.with_suffix(".qostil"), tour=not tour_seen() if tour is None else tour)
