"""`qostil clean`."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import click

from corpus.document import Repair, RepairKind
from corpus.readers import pieces
from corpus.repair import RepairedText
from corpus.writing import atomic_file
from workbench.cli.options import FILE, encoding_option, lang_option, say, watched
from workbench.services.aids import aids_of
from workbench.services.streaming import cleaning
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
    kinds = [RepairKind(kind) for kind in unwanted]
    with ExitStack() as files:
        printed = _Printed(files.enter_context(atomic_file(report)) if report else None)

        def take(repaired: RepairedText, start: int) -> None:
            if accept_proposed:
                repaired = repaired.accept_proposed()
            for kind in kinds:
                repaired = repaired.flip_kind(kind, made=False)
            printed.take(repaired, start)

        watched(cleaning(pieces(file, lang=lang, encoding=encoding), take, aids_of(load_settings())))
    say(f"{printed.made} repairs made, {printed.proposed} proposed")


class _Printed:
    """Repaired pieces on stdout, their repairs in a report."""

    def __init__(self, report: IO[bytes] | None) -> None:
        self.made = self.proposed = 0
        self._report = report
        self._gap = ""

    def take(self, repaired: RepairedText, start: int) -> None:
        """Print the next piece, which starts at a character of the text."""
        click.echo(self._gap + repaired.text)
        self._gap = "\n"
        made = sum(repair.made for repair in repaired.repairs)
        self.made += made
        self.proposed += len(repaired.repairs) - made
        if self._report is not None:
            for repair in repaired.repairs:
                self._report.write(f"{_line(repair, start)}\n".encode("utf-8", "surrogatepass"))


def _line(repair: Repair, start: int) -> str:
    return json.dumps(
        {
            "kind": repair.kind.value,
            "span": [start + repair.span.start, start + repair.span.end],
            "before": repair.before,
            "after": repair.after,
            "certainty": round(repair.certainty, 3),
            "made": repair.made,
        },
        ensure_ascii=False,
    )
