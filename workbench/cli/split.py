"""`qostil split`."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.options import FILE, encoding_option, say, watched
from workbench.services.aids import aids_of
from workbench.services.splitting import split_file
from workbench.settings import load_settings


@click.command("split")
@click.argument("file", type=FILE)
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=True), required=True, help="Folder."
)
@encoding_option
def command(file: Path, folder: Path, encoding: str | None) -> None:
    """Split FILE, which holds several languages, into one file a language: NAME.kk.txt, NAME.ru.txt …"""
    for path, lang, segments in watched(
        split_file(file, folder, encoding=encoding, aids=aids_of(load_settings()))
    ):
        click.echo(path)
        say(f"{lang}: {segments} segments")
