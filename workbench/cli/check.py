"""`qostil check`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from workbench.cli.options import json_option, print_json, print_table, say
from workbench.services.checking import check_file
from workbench.settings import load_settings

FINDINGS = 1


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--glossary",
    "glossaries",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Check the terms of this glossary, too (.csv, .tsv, .tbx); can be given several times.",
)
@json_option
@click.pass_context
def command(ctx: click.Context, file: Path, glossaries: tuple[Path, ...], as_json: bool) -> None:
    """List what a reviewer should look at in FILE (.tmx or .qostil). Exits with 1 when there is anything.

    Terms are checked by the glossaries attached to a project, those named here and the one in the settings.
    """
    setting = load_settings().glossary
    findings = check_file(file, (*glossaries, *([Path(setting).expanduser()] if setting else [])))
    if as_json:
        print_json([{"text": name, **asdict(finding)} for name, finding in findings])
    else:
        print_table([(f.severity.value, name, str(f.segment), f.rule, f.message) for name, f in findings])
        say(f"{len(findings)} findings" if findings else "no findings")
    if findings:
        ctx.exit(FINDINGS)
