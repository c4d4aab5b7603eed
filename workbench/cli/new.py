"""`qostil new`."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.options import LANGUAGE, say
from workbench.errors import InputError
from workbench.project import Project
from workbench.services.creating import memory_location


@click.command("new")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--from", "source_lang", type=LANGUAGE, default="kk", show_default=True, help="The source language."
)
@click.option("--to", "target_langs", required=True, metavar="ru[,en]", help="The languages to translate to.")
@click.option(
    "--memory",
    metavar="FILE.qtm|URL",
    help="The memory that receives what is approved (default: NAME.qtm beside FILE); may be shared.",
)
def command(file: Path, source_lang: str, target_langs: str, memory: str | None) -> None:
    """Create the project FILE (NAME.qostil)."""
    targets = tuple(dict.fromkeys(lang.strip() for lang in target_langs.split(",")))
    for lang in targets:
        if lang not in LANGUAGE.choices or lang == source_lang:
            raise InputError(
                f"--to {target_langs}: {lang or 'nothing'} is no language to translate to from {source_lang}"
            )
    path = file if file.suffix else file.with_suffix(".qostil")
    location = memory_location(memory, path) if memory else None
    Project.create(path, source_lang, targets, location).close()
    say(f"created {path}; add texts with: qostil add {path} SOURCE DRAFT")
