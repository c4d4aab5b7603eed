"""`qostil score`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.options import FILE, json_option, print_json, print_table, say, watched
from workbench.errors import InputError
from workbench.services.scoring import score_files

if TYPE_CHECKING:
    from workbench.services.judging_engines import Foretold, Judgement

NOTHING_FOUND = 1


@click.command("score")
@click.argument("hypotheses", metavar="HYP|FILE.qostil", type=FILE)
@click.argument("references", metavar="[REF]", type=FILE, required=False)
@json_option
@click.pass_context
def command(ctx: click.Context, hypotheses: Path, references: Path | None, as_json: bool) -> None:
    """Score the translations in HYP against those in REF, line by line: BLEU, chrF and TER.

    Of a project: the drafts and each engine's first proposals against what was approved, the effort it took,
    and how well quality foretold it. Exits with 1 when nothing is approved yet.
    """
    if references is not None:
        _files(hypotheses, references, as_json)
    elif hypotheses.suffix == ".qostil":
        if not _project(hypotheses, as_json):
            ctx.exit(NOTHING_FOUND)
    else:
        raise InputError(f"{hypotheses}: name the references to compare it with, or a project: FILE.qostil")


def _files(hypotheses: Path, references: Path, as_json: bool) -> None:
    scores = score_files(hypotheses, references)
    if as_json:
        print_json([{"name": s.name, "score": s.score, "signature": s.signature} for s in scores])
        return
    for score in scores:
        click.echo(f"{score.name} {score.score:.2f}  {score.signature}")


def _project(path: Path, as_json: bool) -> bool:
    from workbench.project import Project
    from workbench.services.judging_engines import judge_project

    with Project.open(path, read_only=True) as project:
        found = watched(judge_project(project))
    if as_json:
        print_json(asdict(found))
    elif found.sources:
        _show(found)
    else:
        say("nothing is approved yet: there is nothing to compare with")
    return bool(found.sources)


def _show(found: Judgement) -> None:
    rows: list[tuple[str, ...]] = [
        ("source", "languages", "segments", "as it stood", "effort", "BLEU", "chrF2", "TER")
    ]
    rows += [
        (
            s.source, f"{s.langs[0]}–{s.langs[1]}", str(s.segments), f"{s.whole:.0%}", f"{s.effort:.1f} %",
            *(f"{score.score:.1f}" for score in s.scores),
        )
        for s in found.sources
    ]  # fmt: skip
    print_table(rows, figures_from=2)
    for score in found.sources[0].scores:
        click.echo(f"{score.name}: {score.signature}")
    if found.foretold is not None:
        click.echo()
        _show_foretold(found.foretold)


def _show_foretold(foretold: Foretold) -> None:
    figures = (
        ("correlation", foretold.correlation),
        ("rank correlation", foretold.rank_correlation),
        ("AUC", foretold.area),
        ("calibration error", foretold.calibration_error),
    )
    told = ", ".join(f"{name} {value:.3f}" if value is not None else f"{name} –" for name, value in figures)
    click.echo(f"quality against what was kept, {foretold.proposals} proposals: {told}")
    print_table(
        [("quality", "proposals", "mean", "kept")]
        + [
            (f"{row.low}–{row.high}", str(row.proposals), f"{row.quality:.0f} %", f"{row.kept:.0f} %")
            for row in foretold.table
        ],
        figures_from=1,
    )
