"""`qostil tm replace|delete|merge|dedupe|undo`: changes to whole memories."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import click

from workbench.cli.options import json_option, print_json, say
from workbench.cli.tm_options import NOTHING_FOUND, Conditions, filter_options, memory_option, show_unit
from workbench.services import maintaining
from workbench.settings import load_settings

if TYPE_CHECKING:
    from memory import Change

_BACK = "qostil tm undo takes it back"
_apply_option = click.option("--apply", "apply", is_flag=True, help="Do it; without it, only show what.")
_top_option = click.option(
    "--top", type=click.IntRange(0), default=20, show_default=True, help="How many units to show."
)


def add_changes(group: click.Group) -> None:
    """Add these commands to `qostil tm`."""
    for command in (replace, delete, merge, dedupe, undo):
        group.add_command(command)


@click.command("replace")
@click.argument("pattern")
@click.argument("text")
@memory_option
@click.option(
    "--in",
    "side",
    type=click.Choice(["source", "target"]),
    default="target",
    show_default=True,
    help="Where to replace; in the translation into --to, or in all.",
)
@click.option("--ignore-case", is_flag=True, help="Take capital and small letters for the same.")
@_apply_option
@_top_option
@filter_options
@json_option
@click.pass_context
def replace(
    ctx: click.Context,
    pattern: str,
    text: str,
    location: str,
    side: str,
    ignore_case: bool,
    apply: bool,
    top: int,
    conditions: Conditions,
    as_json: bool,
) -> None:
    r"""Replace what the regular expression PATTERN finds by TEXT (groups as \1).

    Shows what would change; --apply does it, in one transaction. Exits with 1 when nothing would change.
    """
    from memory import EVERY, Replacement

    wanted = conditions.filter()
    lang = "" if side == "source" else wanted.target_lang or EVERY
    replacement = Replacement(pattern, text, lang, ignore_case)
    with maintaining.replacements(location, replacement, wanted, load_settings().author) as changes:
        first = list(islice(changes, top))
        if as_json:
            print_json({"units": len(changes), "applied": apply, "changes": list(map(_change, first))})
        else:
            for change in first:
                _show(change)
        if not changes:
            say("nothing found")
            ctx.exit(NOTHING_FOUND)
        if apply:
            say(f"{maintaining.make(location, changes)} units changed; {_BACK}")
        else:
            say(f"{len(changes)} units would change; --apply changes them")


def _texts(change: Change) -> list[tuple[str, str, str]]:
    """The texts that change: language, before, after."""
    before, after = change.before, change.after
    if before is None or after is None:
        return []
    pairs = [(before.source_lang, before.source, after.source)]
    pairs += [(lang, text, after.targets[lang]) for lang, text in before.targets.items()]
    return [pair for pair in pairs if pair[1] != pair[2]]


def _change(change: Change) -> dict[str, object]:
    uid = change.before.uid if change.before else ""
    return {"uid": uid, "texts": [{"lang": n, "before": b, "after": a} for n, b, a in _texts(change)]}


def _show(change: Change) -> None:
    for lang, before, after in _texts(change):
        click.echo(f"- {lang}  {before}")
        click.echo(f"+ {lang}  {after}")


@click.command("delete")
@memory_option
@filter_options
@click.option("--all", "everything", is_flag=True, help="Every unit, when no condition is given.")
@_apply_option
@_top_option
@json_option
@click.pass_context
def delete(
    ctx: click.Context,
    location: str,
    conditions: Conditions,
    everything: bool,
    apply: bool,
    top: int,
    as_json: bool,
) -> None:
    """Remove the units for which all given conditions hold.

    Shows what would go; --apply removes it, in one transaction. Exits with 1 when there is no such unit.
    """
    if not conditions and not everything:
        raise click.UsageError("say which units, or --all")
    count, first = maintaining.deletable(location, conditions.filter(), top)
    if as_json:
        units = [{"uid": u.uid, "source": u.source, "targets": dict(u.targets)} for u in first]
        print_json({"units": count, "applied": apply, "first": units})
    elif not apply:
        for unit in first:
            show_unit(unit)
    if not count:
        say("nothing found")
        ctx.exit(NOTHING_FOUND)
    if apply:
        say(f"{maintaining.delete(location, conditions.filter())} units removed; {_BACK}")
    else:
        say(f"{count} units would be removed; --apply removes them")


@click.command("merge")
@click.argument("other", metavar="OTHER.qtm|URL")
@memory_option
def merge(other: str, location: str) -> None:
    """Take over the units of another memory, in one transaction. Units that are the same merge."""
    units, new = maintaining.merge(location, other)
    say(f"{units} units taken over, {new} of them new; {_BACK}")


@click.command("dedupe")
@memory_option
def dedupe(location: str) -> None:
    """Merge units whose source and translations are the same."""
    gone = maintaining.dedupe(location)
    say(f"{gone} duplicates merged" + (f"; {_BACK}" if gone else ""))


@click.command("undo")
@memory_option
def undo(location: str) -> None:
    """Take the last replace, delete, merge or dedupe back, all of it or nothing."""
    done = maintaining.undo(location)
    say(f"{done.what} of {done.made:%Y-%m-%d %H:%M} UTC taken back: {done.units} units")
