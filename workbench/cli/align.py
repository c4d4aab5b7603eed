"""`qostil align`."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.options import FILE, encoding_option, lang_option, say
from workbench.services.aligning import align_files
from workbench.services.exporting import as_tsv, write_tables


@click.command("align")
@click.argument("source", type=FILE)
@click.argument("target", type=FILE)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="OUT.tmx, .tsv, .jsonl, .xlsx or .html."
)
@lang_option("--from", "source_lang", side="source")
@lang_option("--to", "target_lang", side="target")
@click.option("--lines", is_flag=True, help="Each line of the input already is a segment.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out less sure beads.")
@encoding_option
def command(
    source: Path,
    target: Path,
    output: Path | None,
    source_lang: str | None,
    target_lang: str | None,
    lines: bool,
    min_confidence: float,
    encoding: str | None,
) -> None:
    """Align SOURCE with TARGET sentence by sentence.

    Without -o: confidence, source and target of each bead as TSV on stdout. JSONL holds a bead a line
    with the segments' indices. TMX holds the pairs only.
    """
    table = align_files(source, target, source_lang, target_lang, lines=lines, encoding=encoding)
    if output is None:
        click.echo(as_tsv([table], min_confidence), nl=False)
    else:
        write_tables([table], output, min_confidence)
    beads = table.state.bitext.beads
    say(
        f"{table.source_lang}–{table.target_lang}: {len(table.state.source)} × {len(table.state.target)}"
        f" segments, {len(beads)} beads, {sum(bead.paired for bead in beads)} pairs"
    )
