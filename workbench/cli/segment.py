"""`qostil segment`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

import click

from corpus import Segment
from corpus.readers import pieces
from corpus.segmentation import save_rules, shipped_rules
from workbench.cli.options import FILE, encoding_option, lang_option, say, watched
from workbench.services.aids import aids_of
from workbench.services.streaming import segmenting
from workbench.settings import load_settings

_RULES = click.Path(path_type=Path, dir_okay=False)


@click.command("segment")
@click.argument("file", type=FILE, required=False)
@lang_option("--lang", side="text")
@encoding_option
@click.option("--rules", type=_RULES, help="An SRX file of your own, asked before the shipped rules.")
@click.option("--export-rules", "target", type=_RULES, help="Write the rules in use as SRX 2.0.")
def command(
    file: Path | None, lang: str | None, encoding: str | None, rules: Path | None, target: Path | None
) -> None:
    """Print FILE one segment a line, a blank line between paragraphs ("-" is standard input).

    The setting segmentation_rules names rules of your own for every command.
    """
    if file is None and target is None:
        raise click.UsageError("Name a FILE to segment, or --export-rules FILE.srx.")
    aids = aids_of(load_settings(), rules)
    if target is not None:
        save_rules(aids.rules or shipped_rules(), target)
        say(f"rules written to {target}")
    if file is not None:
        watched(segmenting(pieces(file, lang=lang, encoding=encoding), _printing(), aids))


def _printing() -> Callable[[Sequence[Segment]], None]:
    gap = ""

    def print_segments(segments: Sequence[Segment]) -> None:
        nonlocal gap
        paragraphs = groupby(segments, key=lambda segment: segment.paragraph)
        click.echo(gap + "\n\n".join("\n".join(s.text for s in found) for _, found in paragraphs))
        gap = "\n"

    return print_segments
