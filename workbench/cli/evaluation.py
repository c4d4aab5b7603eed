"""`qostil eval`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from corpus.writing import write_atomically
from workbench.cli.options import encoder_option, json_option, print_json, watched
from workbench.services.evaluating import evaluate_gold


@click.command("eval")
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--independent/--joint", default=True, help="Each document alone (default), or one lexicon for all."
)
@click.option("--beads", type=click.Path(path_type=Path), help="Write the aligner's beads as JSON.")
@encoder_option
@json_option
def command(gold: Path, independent: bool, beads: Path | None, encoder: str, as_json: bool) -> None:
    """Align the documents of GOLD.json and score the result: strict and lax precision, recall and F1."""
    evaluation = watched(evaluate_gold(gold, joint=not independent, encoder=encoder))
    if beads is not None:
        write_atomically(beads, json.dumps({"docs": evaluation.documents}, ensure_ascii=False))
    score = evaluation.score
    if as_json:
        print_json(score)
        return
    click.echo(
        "strict P {p_strict:.4f} R {r_strict:.4f} F1 {f_strict:.4f}   "
        "lax P {p_lax:.4f} R {r_lax:.4f} F1 {f_lax:.4f}".format(**score)
    )
