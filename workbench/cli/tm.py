"""`qostil tm`: translation memories."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.options import json_option, print_json, print_table, say, watched
from workbench.cli.tm_attach import add_attaching
from workbench.cli.tm_changes import add_changes
from workbench.cli.tm_options import NOTHING_FOUND, Conditions, filter_options, memory_option
from workbench.services import memories

if TYPE_CHECKING:
    from memory import Concordance, Figures

_PROFILES = ["standard", "omegat", "trados", "memoq"]


@click.group("tm")
def command() -> None:
    """Import, export, search and look after translation memories."""


add_changes(command)
add_attaching(command)


@command.command("import")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@memory_option
@click.option(
    "--from",
    "source_lang",
    default="",
    metavar="LANG",
    help="The source language, when a file does not say it; kk in TMX that leaves it open.",
)
@click.option(
    "--to",
    "target_lang",
    default="",
    metavar="LANG",
    help="The target language, when a file does not say it.",
)
@json_option
@click.pass_context
def import_(
    ctx: click.Context,
    files: tuple[Path, ...],
    location: str,
    source_lang: str,
    target_lang: str,
    as_json: bool,
) -> None:
    """Import FILES into a memory, which is created when it does not exist.

    They may be TMX, XLIFF, PO, or tables (tsv, csv, xlsx) with a source and a target column. A unit that
    cannot be used is reported with its line and left out. A unit that is there already merges with it. Exits
    with 1 when a file had none that could be used.
    """
    results = [watched(memories.import_file(location, file, source_lang, target_lang)) for file in files]
    if as_json:
        print_json([result.as_dict() for result in results])
    for result in results:
        _tell(result)
    if not all(result.report.read for result in results):
        ctx.exit(NOTHING_FOUND)


def _tell(result: memories.Imported) -> None:
    report = result.report
    for entry in (*report.skipped, *report.doubtful):
        say(f"{report.path}: line {entry.line}: {entry.reason}")
    if report.left_out > len(report.skipped):
        say(f"{report.path}: and {report.left_out - len(report.skipped)} more that are not listed")
    if report.dropped_characters:
        say(f"{report.path}: {report.dropped_characters} characters that XML forbids left out")
    say(
        f"{report.path}: {report.read} units read, {result.added} added, {result.merged} merged,"
        f" {report.left_out} skipped"
    )


@command.command("export")
@click.argument("output", type=click.Path(path_type=Path))
@memory_option
@click.option(
    "--for",
    "profile",
    type=click.Choice(_PROFILES),
    default="standard",
    show_default=True,
    help="The program that is to read it; these take one language pair a file.",
)
@filter_options
def export(output: Path, location: str, profile: str, conditions: Conditions) -> None:
    """Write a memory, or the units that are wanted of it, as TMX 1.4b.

    With several language pairs, --for writes a file a pair: OUT.kk-ru.tmx, OUT.kk-en.tmx.
    """
    for file in memories.export_tmx(location, output, conditions.filter(), profile):
        for note in memories.export_notes(file, profile):
            say(f"{file.path}: {note}")
        say(f"{file.report.written} units written to {file.path}")


@command.command("search")
@click.argument("text")
@memory_option
@click.option("--from", "source_lang", default="kk", show_default=True, help="The language of TEXT.")
@click.option("--to", "target_lang", help="Only units with a translation into this language.")
@click.option(
    "--min", "minimum", type=click.IntRange(1, 101), default=70, show_default=True, help="Least score."
)
@click.option("--top", type=click.IntRange(1), default=5, show_default=True, help="How many at most.")
@json_option
@click.pass_context
def search(
    ctx: click.Context,
    text: str,
    location: str,
    source_lang: str,
    target_lang: str | None,
    minimum: int,
    top: int,
    as_json: bool,
) -> None:
    """Find the units whose source resembles TEXT, the best first. Exits with 1 when there are none."""
    matches = memories.search(location, text, source_lang, target_lang, minimum, top)
    if as_json:
        print_json(
            [
                {
                    "score": m.score,
                    "source": m.unit.source,
                    "targets": dict(m.unit.targets),
                    "uid": m.unit.uid,
                }
                for m in matches
            ]
        )
    else:
        for match in matches:
            click.echo(f"{match.score} %  {match.unit.source}")
            for lang, target in match.unit.targets.items():
                click.echo(f"   {lang}  {target}")
    if not matches:
        say("nothing found")
        ctx.exit(NOTHING_FOUND)


@command.command("concordance")
@click.argument("text")
@memory_option
@click.option(
    "--in",
    "side",
    type=click.Choice(["source", "target", "both"]),
    default="both",
    show_default=True,
    help="Where to look.",
)
@click.option("--lang", help="Only texts in this language.")
@click.option(
    "--top", type=click.IntRange(1), default=50, show_default=True, help="How many at most on each side."
)
@json_option
@click.pass_context
def concordance(
    ctx: click.Context, text: str, location: str, side: str, lang: str | None, top: int, as_json: bool
) -> None:
    """Find where TEXT occurs in sources and translations, the newest units first.

    A word finds its inflected forms and what begins with it; * stands for any letters, ? for one; words in
    "quotes" must stand side by side in just this form. Exits with 1 when there is nothing.
    """
    hits = memories.concordance(location, text, side, lang, top)
    if as_json:
        print_json([_hit(hit) for hit in hits])
    else:
        for hit in hits:
            _show(hit)
    if not hits:
        say("nothing found")
        ctx.exit(NOTHING_FOUND)


def _hit(hit: Concordance) -> dict[str, object]:
    return {
        "lang": hit.lang,
        "text": hit.text,
        "spans": [list(span) for span in hit.spans],
        "source_lang": hit.unit.source_lang,
        "source": hit.unit.source,
        "targets": dict(hit.unit.targets),
        "uid": hit.unit.uid,
    }


def _show(hit: Concordance) -> None:
    """A text with what was found in [brackets], and the other texts of its unit."""
    marked = hit.text
    for start, end in reversed(hit.spans):
        marked = f"{marked[:start]}[{marked[start:end]}]{marked[end:]}"
    click.echo(f"{hit.lang}  {marked}")
    for lang, text in ((hit.unit.source_lang, hit.unit.source), *hit.unit.targets.items()):
        if lang != hit.lang:
            click.echo(f"   {lang}  {text}")


@command.command("browse")
@memory_option
def browse(location: str) -> None:
    """Open a memory in the workbench: search, filter, edit, replace, import, export."""
    from workbench.cli.opening import run

    run(None, memory=location)


@command.command("stats")
@memory_option
@json_option
def stats(location: str, as_json: bool) -> None:
    """Count a memory's units, by language pair, status, domain and person, and say from when they are."""
    found = memories.figures(location)
    if as_json:
        print_json(found.as_dict())
    else:
        print_table(_figures(found))


def _figures(found: Figures) -> list[tuple[str, str]]:
    rows = [("units", str(found.units))]
    rows += [(f"pair {source}-{target}", str(units)) for (source, target), units in found.pairs.items()]
    for name, counts in (
        ("status", found.statuses),
        ("domain", found.domains),
        ("person", found.people),
    ):
        rows += [(f"{name} {value}", str(units)) for value, units in counts.items()]
    if found.first and found.last:
        rows.append(("changed", f"{found.first:%Y-%m-%d} to {found.last:%Y-%m-%d}"))
    rows.append(("size", f"{found.bytes / 1_000_000:.1f} MB"))
    return rows
