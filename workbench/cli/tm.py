"""`qostil tm`: translation memories."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from workbench.cli.options import json_option, print_json, print_table, say, watched
from workbench.services import memories

F = TypeVar("F", bound=Callable[..., Any])
NOTHING_FOUND = 1


def memory_option(command: F) -> F:
    """The memory that a command works on."""
    return click.option(
        "--memory",
        "location",
        metavar="FILE.qtm|URL",
        default="memory.qtm",
        show_default=True,
        help="The memory: a file, or postgresql://USER@HOST/DATABASE.",
    )(command)


@click.group("tm")
def command() -> None:
    """Import, export and search translation memories."""


@command.command("import")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@memory_option
@json_option
@click.pass_context
def import_(ctx: click.Context, files: tuple[Path, ...], location: str, as_json: bool) -> None:
    """Import TMX FILES into a memory, which is created when it does not exist.

    A unit that cannot be used is reported with its line and left out. Exits with 1 when a file had none
    that could be used.
    """
    reports = [watched(memories.import_tmx(location, file)) for file in files]
    if as_json:
        print_json([report.as_dict() for report in reports])
    for report in reports:
        for skipped in report.skipped:
            say(f"{report.path}: line {skipped.line}: {skipped.reason}")
        say(f"{report.path}: {report.read} units read, {len(report.skipped)} skipped")
    if not all(report.read for report in reports):
        ctx.exit(NOTHING_FOUND)


@command.command("export")
@click.argument("output", type=click.Path(path_type=Path))
@memory_option
def export(output: Path, location: str) -> None:
    """Write a memory as TMX 1.4b."""
    say(f"{memories.export_tmx(location, output)} units written to {output}")


@command.command("search")
@click.argument("text")
@memory_option
@click.option("--from", "source_lang", default="kk", show_default=True, help="The language of TEXT.")
@click.option("--to", "target_lang", help="Only units with a translation into this language.")
@click.option(
    "--min", "minimum", type=click.IntRange(1, 101), default=70, show_default=True, help="Least score."
)
@click.option("--top", type=click.IntRange(1), default=5, show_default=True, help="How many at most.")
@json_option
@click.pass_context
def search(
    ctx: click.Context,
    text: str,
    location: str,
    source_lang: str,
    target_lang: str | None,
    minimum: int,
    top: int,
    as_json: bool,
) -> None:
    """Find the units whose source resembles TEXT, the best first. Exits with 1 when there are none."""
    matches = memories.search(location, text, source_lang, target_lang, minimum, top)
    if as_json:
        print_json(
            [
                {
                    "score": m.score,
                    "source": m.unit.source,
                    "targets": dict(m.unit.targets),
                    "uid": m.unit.uid,
                }
                for m in matches
            ]
        )
    else:
        for match in matches:
            click.echo(f"{match.score} %  {match.unit.source}")
            for lang, target in match.unit.targets.items():
                click.echo(f"   {lang}  {target}")
    if not matches:
        say("nothing found")
        ctx.exit(NOTHING_FOUND)


@command.command("stats")
@memory_option
@json_option
def stats(location: str, as_json: bool) -> None:
    """Count a memory's units, by language and status."""
    figures = memories.statistics(location)
    if as_json:
        print_json(figures)
    else:
        print_table([(name, str(value)) for name, value in figures.items()])


@command.command("dedupe")
@memory_option
def dedupe(location: str) -> None:
    """Merge units whose source and translations are the same."""
    say(f"{memories.dedupe(location)} duplicates merged")
