"""`qostil clean`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from corpus.document import RepairKind
from corpus.writing import write_atomically
from workbench.cli.options import FILE, encoding_option, lang_option, say, watched
from workbench.services.aids import aids_of
from workbench.services.texts import read_input, repairing
from workbench.settings import load_settings


@click.command("clean")
@click.argument("file", type=FILE)
@lang_option("--lang", side="text")
@encoding_option
@click.option(
    "--report", type=click.Path(path_type=Path), help="Write each repair, made or proposed, as a JSON line."
)
@click.option("--accept-proposed", is_flag=True, help="Make the doubtful repairs too.")
@click.option(
    "--without",
    "unwanted",
    type=click.Choice([kind.value for kind in RepairKind]),
    multiple=True,
    help="Make no repair of this kind; may be given several times.",
)
def command(
    file: Path,
    lang: str | None,
    encoding: str | None,
    report: Path | None,
    accept_proposed: bool,
    unwanted: tuple[str, ...],
) -> None:
    """Print the repaired text of FILE, a blank line between paragraphs ("-" is standard input).

    Repairs that are doubtful are proposed in the report and not made.
    """
    document = read_input(file, lang=lang, encoding=encoding)
    repaired = watched(repairing(document, aids_of(load_settings())))
    if accept_proposed:
        repaired = repaired.accept_proposed()
    for kind in unwanted:
        repaired = repaired.flip_kind(RepairKind(kind), made=False)
    if report is not None:
        lines = [
            json.dumps(
                {
                    "kind": r.kind.value,
                    "span": [r.span.start, r.span.end],
                    "before": r.before,
                    "after": r.after,
                    "certainty": round(r.certainty, 3),
                    "made": r.made,
                },
                ensure_ascii=False,
            )
            for r in repaired.repairs
        ]
        write_atomically(report, "".join(f"{line}\n" for line in lines))
    click.echo(repaired.text)
    made = sum(r.made for r in repaired.repairs)
    say(f"{made} repairs made, {len(repaired.repairs) - made} proposed")
