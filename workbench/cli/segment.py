"""`qostil segment`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click

from workbench.cli.options import FILE, encoding_option, lang_option
from workbench.services.texts import prepare


@click.command("segment")
@click.argument("file", type=FILE)
@lang_option("--lang", side="text")
@encoding_option
def command(file: Path, lang: str | None, encoding: str | None) -> None:
    """Print FILE one segment a line, a blank line between paragraphs ("-" is standard input)."""
    text = prepare(file, lang=lang, encoding=encoding)
    paragraphs = groupby(text.segments, key=lambda segment: segment.paragraph)
    click.echo("\n\n".join("\n".join(s.text for s in segments) for _, segments in paragraphs))
