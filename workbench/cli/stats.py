"""`qostil stats`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.options import LANGUAGE, json_option, print_json, say, watched
from workbench.cli.stats_tables import show_figures, show_leverage
from workbench.settings import load_settings

if TYPE_CHECKING:
    from workbench.services.analysing import Request
    from workbench.services.counting import ProjectFigures
    from workbench.services.leverage import Leverage


@click.command("stats")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--leverage", is_flag=True, help="What memories know of the source texts, by match band.")
@click.option(
    "--memory",
    "memories",
    multiple=True,
    metavar="FILE.qtm|URL",
    help="Compare with this memory, too; can be given several times.",
)
@click.option("--to", "target_lang", type=LANGUAGE, help="Only translations into this language.")
@click.option(
    "--internal", is_flag=True, help="Count what resembles an earlier segment of the texts as a match."
)
@click.option(
    "--weight",
    "weights",
    multiple=True,
    metavar="BAND=RATE",
    help="What a word of a band is worth in new words, from 0 to 1: 75-84=0.6.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT.html|.xlsx",
    help="Write a report with all of it: a page that prints well, or a workbook.",
)
@json_option
def command(
    file: Path,
    leverage: bool,
    memories: tuple[str, ...],
    target_lang: str | None,
    internal: bool,
    weights: tuple[str, ...],
    output: Path | None,
    as_json: bool,
) -> None:
    """Show the documents of the project FILE, how far their review has come, and how much was edited.

    With --leverage, or for a FILE that is no project (a text, XLIFF, TMX, PO, a table), the words and
    segments of the source by match band, compared with the project's memories and those named with --memory.
    """
    request = _request(memories, target_lang or "", internal, weights)
    if output is not None:
        _check(output)
    figures, found = _figures(file), None
    if leverage or output is not None or figures is None:
        found = _leverage(file, request, is_project=figures is not None)
    if output is not None:
        _write(file, figures, found or (), output)
        return
    if as_json:
        print_json(
            {
                **(figures.as_dict() if figures else {}),
                **({"leverage": [one.as_dict() for one in found]} if found is not None else {}),
            }
        )
        return
    if figures is not None:
        show_figures(figures)
    for one in found or ():
        if figures is not None:
            click.echo()
        show_leverage(one)


def _request(
    memories: tuple[str, ...], target_lang: str, internal: bool, weights: tuple[str, ...]
) -> Request:
    from workbench.services.analysing import Request, weight_of

    given: dict[str, object] = dict(load_settings().match_weights)
    for text in weights:
        band, equals, rate = text.partition("=")
        if not equals:
            raise click.BadParameter(f"{text!r} is not of the form BAND=RATE", param_hint="--weight")
        given[band] = rate
    return Request(memories, target_lang, internal, dict(weight_of(*one) for one in given.items()))


def _figures(file: Path) -> ProjectFigures | None:
    """A project's figures; None for a text that is none."""
    from workbench.services.analysing import PROJECT
    from workbench.services.counting import figures_of_file

    if file.suffix != PROJECT:
        return None
    return watched(figures_of_file(file))


def _leverage(file: Path, request: Request, *, is_project: bool) -> tuple[Leverage, ...]:
    from workbench.services.aids import aids_of
    from workbench.services.analysing import leverage_of_project, leverage_of_text

    if is_project:
        return watched(leverage_of_project(file, request))
    return watched(leverage_of_text(file, request, aids_of(load_settings())))


def _check(output: Path) -> None:
    from workbench.services.report import check_ending

    check_ending(output)


def _write(file: Path, figures: ProjectFigures | None, leverage: tuple[Leverage, ...], output: Path) -> None:
    from datetime import datetime

    from workbench.services.report import write_report
    from workbench.services.report_tables import Report

    title = file.stem if figures is not None else file.name
    today = datetime.now().astimezone().date()
    write_report(Report(title, today, figures, leverage), output)
    say(f"report written to {output}")
