"""Options and habits that several commands share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from workbench.services.progress import Task
from workbench.settings import load_settings

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

FILE = click.Path(path_type=Path, allow_dash=True)
LANGUAGE = click.Choice(["kk", "ru", "en"])

encoding_option = click.option(
    "--encoding", metavar="NAME", help="The file's encoding, when the guess is wrong (utf-8, cp1251, …)."
)
encoder_option = click.option(
    "--encoder",
    metavar="NAME",
    callback=lambda _ctx, _parameter, name: _usable_encoder(name),
    help="A sentence encoder that helps, a folder or hub name (extra torch); default: the setting's.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def _usable_encoder(name: str | None) -> str:
    from workbench.services.meaning import usable

    encoder, problem = usable(load_settings().encoder if name is None else name)
    if problem:
        say(problem)
    return encoder


def lang_option(*names: str, side: str) -> Callable[[F], F]:
    """An option for the language of one side."""
    return click.option(*names, type=LANGUAGE, help=f"The language of the {side}; detected when not given.")


def watched(task: Task[T]) -> T:
    """Run a task to its end, with a progress bar on stderr when that is a terminal."""
    if not sys.stderr.isatty():
        return _drained(task)
    with click.progressbar(length=1000, file=sys.stderr, show_pos=False, width=30) as bar:
        while True:
            try:
                progress = next(task)
            except StopIteration as stop:
                bar.update(1000 - bar.pos)
                return stop.value  # type: ignore[no-any-return]
            bar.label = progress.step
            bar.update(int(1000 * progress.done / max(progress.total, 1)) - bar.pos)
            bar.render_progress()


def _drained(task: Task[T]) -> T:
    while True:
        try:
            next(task)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]


def say(message: str) -> None:
    """Talk to the user, on stderr."""
    click.echo(message, err=True)


def print_json(value: object) -> None:
    """Print a value as JSON on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(rows: Sequence[Sequence[str]], *, figures_from: int | None = None) -> None:
    """Print rows in aligned columns, from `figures_from` on to the right."""
    columns = range(len(rows[0]) if rows else 0)
    widths = [max(len(row[column]) for row in rows) for column in columns]
    first = len(columns) if figures_from is None else figures_from
    for row in rows:
        cells = (row[n].rjust(widths[n]) if n >= first else row[n].ljust(widths[n]) for n in columns)
        click.echo("  ".join(cells).rstrip())
