"""`qostil import`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from workbench.cli.options import json_option, print_json, print_table, say
from workbench.services.returning import Brought, bring_back, summary
from workbench.services.session import Session
from workbench.settings import load_settings

PROBLEMS = 1


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("reviewed", type=click.Path(path_type=Path))
@click.option("--author", metavar="NAME", help="Who reviewed it; default: the setting's author.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@json_option
@click.pass_context
def command(
    ctx: click.Context, file: Path, reviewed: Path, author: str | None, dry_run: bool, as_json: bool
) -> None:
    """Take a REVIEWED file back into the project FILE that it was exported from.

    That is XLIFF, TMX, or a table written with --table (.docx, .xlsx, .tsv). Translations and states that the
    reviewer changed are taken, each text as one step that can be undone. What the project changed meanwhile,
    what is locked, and units with lost tags are left as they are and listed; the exit status is 1 then.
    """
    settings = load_settings()
    with Session.open(file, settings, read_only=dry_run) as session:
        brought = bring_back(session.project, reviewed, author or settings.author, dry_run=dry_run)
        if not dry_run:
            session.pass_on()
        problem = session.problem
    _print(brought, as_json)
    for line, reason in brought.skipped:
        say(f"{reviewed}: line {line}: {reason}")
    would = "would be: " if dry_run else ""
    say(f"{reviewed.name}: {brought.units} units; {would}{', '.join(summary(brought)) or 'nothing taken'}")
    if problem:
        say(problem)
    if brought.problems:
        say(f"{len(brought.problems)} units not taken; decide on them in the workbench")
        ctx.exit(PROBLEMS)


def _print(brought: Brought, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "units": brought.units,
                "edited": brought.edited,
                "translated": brought.translated,
                "unchanged": brought.unchanged,
                "comments": brought.comments,
                "statuses": {status.value: count for status, count in brought.statuses.items()},
                "problems": [asdict(problem) for problem in brought.problems],
                "skipped": [{"line": line, "reason": reason} for line, reason in brought.skipped],
            }
        )
        return
    print_table([(p.trouble.value, p.text, str(p.bead or ""), p.unit, p.message) for p in brought.problems])
