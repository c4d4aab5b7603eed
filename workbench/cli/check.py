"""`qostil check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.checks import CHECKS, PROFILES, profile_from
from workbench.cli.options import FILE, json_option, lang_option, print_json, print_table, say, watched
from workbench.settings import load_settings

if TYPE_CHECKING:
    from workbench.services.checking import Checked, Found

FINDINGS = 1


@click.command("check")
@click.argument("file", type=FILE, required=False)
@click.option(
    "--glossary",
    "glossaries",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Check the terms of this glossary, too (.csv, .tsv, .tbx); can be given several times.",
)
@click.option("--profile", metavar="NAME", default="", help=f"{', '.join(PROFILES)}; default: the setting's.")
@click.option("--rule", "only", metavar="NAME", multiple=True, help="This check alone; can be given again.")
@click.option("--no-rule", "less", metavar="NAME", multiple=True, help="Not this check; can be given again.")
@click.option("--ignored", "with_ignored", is_flag=True, help="Show what is ignored in the project, too.")
@click.option("--list-rules", is_flag=True, help="List the checks by name.")
@lang_option("--from", "source_lang", side="source")
@lang_option("--to", "target_lang", side="target")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    file: Path | None,
    glossaries: tuple[Path, ...],
    profile: str,
    only: tuple[str, ...],
    less: tuple[str, ...],
    with_ignored: bool,
    list_rules: bool,
    source_lang: str | None,
    target_lang: str | None,
    as_json: bool,
) -> None:
    """List what a reviewer should look at in FILE. Exits with 1 when there is anything.

    FILE is a project, a bilingual file (.tmx, .xlf, .sdlxliff, .po, .tsv, .xlsx, …), or any text by itself:
    without a translation beside it, it is checked for passages in another language, repeated sentences and
    faults of form; its language is given by --from when the guess is wrong.

    Terms are checked by the glossaries attached to a project, those named here and the one in the settings.
    Which checks are made is set in the table [checks] of the settings, too.
    """
    if list_rules:
        print_table(list(CHECKS.items()))
        return
    if file is None:
        raise click.UsageError("name a file to be checked")
    from workbench.services.aids import aids_of
    from workbench.services.checking import CheckOptions, check_file

    settings = load_settings()
    chosen = profile_from(settings.checks, profile)
    chosen = (chosen.only(only) if only else chosen).without(less)
    standing = [Path(settings.glossary).expanduser()] if settings.glossary else []
    options = CheckOptions(
        chosen, (*glossaries, *standing), source_lang or "", target_lang or "", aids_of(settings)
    )
    checked = watched(check_file(file, options))
    shown = checked.found if with_ignored else checked.open
    if as_json:
        print_json([_record(found) for found in shown])
    else:
        print_table([_row(found) for found in shown])
        _sum_up(checked, with_ignored)
    if checked.open:
        ctx.exit(FINDINGS)


def _record(found: Found) -> dict[str, Any]:
    finding = found.finding
    record: dict[str, Any] = {
        "text": found.text,
        "rule": finding.rule,
        "severity": finding.severity,
        "segment": finding.segment,
        "message": finding.message,
    }
    if found.line:
        record["line"] = found.line
    if finding.fix is not None:
        record["fix"] = finding.fix._asdict()
    if found.ignored is not None:
        record["ignored"] = {"reason": found.ignored.reason, "author": found.ignored.author}
    return record


def _row(found: Found) -> tuple[str, ...]:
    finding = found.finding
    place = f"{finding.segment} (line {found.line})" if found.line else str(finding.segment)
    why = f" [ignored by {found.ignored.author}: {found.ignored.reason}]" if found.ignored else ""
    return finding.severity.value, found.text, place, finding.rule, finding.message + why


def _sum_up(checked: Checked, with_ignored: bool) -> None:
    """Say on stderr how much was found, and what else there is to know."""
    count, ignored = len(checked.open), len(checked.found) - len(checked.open)
    parts = [
        f"{_counted(count, 'finding')} in {_counted(checked.segments, 'segment')}" if count else "no findings"
    ]
    if ignored and not with_ignored:
        parts.append(f"{ignored} ignored (--ignored shows them)")
    if checked.skipped:
        parts.append(f"{checked.skipped} units could not be read")
    if checked.repairs:
        parts.append(f"the text was checked with {checked.repairs} repairs made (qostil clean)")
    say("; ".join(parts))


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
