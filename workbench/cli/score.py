"""`qostil score`."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.options import FILE, json_option, print_json
from workbench.services.scoring import score_files


@click.command("score")
@click.argument("hypotheses", metavar="HYP", type=FILE)
@click.argument("references", metavar="REF", type=FILE)
@json_option
def command(hypotheses: Path, references: Path, as_json: bool) -> None:
    """Score the translations in HYP against those in REF, line by line: BLEU, chrF and TER."""
    scores = score_files(hypotheses, references)
    if as_json:
        print_json([{"name": s.name, "score": s.score, "signature": s.signature} for s in scores])
        return
    for score in scores:
        click.echo(f"{score.name} {score.score:.2f}  {score.signature}")
