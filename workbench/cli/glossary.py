"""`qostil glossary`: terms and what they are called."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workbench.cli.options import encoding_option, json_option, print_json, print_table, say
from workbench.services import terms

if TYPE_CHECKING:
    from memory.glossary import Entry

F = TypeVar("F", bound=Callable[..., Any])
NOTHING_FOUND = 1
PATH = click.Path(path_type=Path)
STYLES = ["v2", "v3-dca", "v3-dct"]


def glossary_option(command: F) -> F:
    """The glossary that a command works on."""
    return click.option(
        "--glossary",
        "location",
        type=PATH,
        metavar="FILE",
        default=Path("glossary.csv"),
        show_default=True,
        help="The glossary: a .csv, .tsv or .tbx file.",
    )(command)


@click.group("glossary")
def command() -> None:
    """Import, export, search and edit glossaries."""


@command.command("import")
@click.argument("files", type=PATH, nargs=-1, required=True)
@glossary_option
@click.option(
    "--languages", metavar="kk,ru", default="", help="The first columns' languages, when the file names none."
)
@encoding_option
@json_option
@click.pass_context
def import_(
    ctx: click.Context,
    files: tuple[Path, ...],
    location: Path,
    languages: str,
    encoding: str | None,
    as_json: bool,
) -> None:
    """Import csv, tsv and TBX FILES into a glossary, which is created when it does not exist.

    Entries of the same id, or with the same terms in two languages, are put together. An entry that cannot be
    used is reported with its line and left out. Exits with 1 when a file had none that could be used.
    """
    from workbench.settings import load_settings

    author = load_settings().author
    codes = [code.strip() for code in languages.split(",") if code.strip()]
    results = [terms.import_glossary(location, file, author, codes, encoding) for file in files]
    if as_json:
        print_json([{**r.report.as_dict(), "added": r.added, "changed": r.changed} for r in results])
    for result in results:
        report = result.report
        for skipped in report.skipped:
            say(f"{report.path}: line {skipped.line}: {skipped.reason}")
        counts = f"{report.read} entries read, {len(report.skipped)} skipped"
        say(f"{report.path}: {counts}; {result.added} added, {result.changed} changed")
    if not all(result.report.read for result in results):
        ctx.exit(NOTHING_FOUND)


@command.command("browse")
@glossary_option
def browse(location: Path) -> None:
    """Open a glossary in the workbench: search, edit, join, import, export, extract terms."""
    from workbench.cli.opening import run

    run(None, glossary=str(location))


@command.command("export")
@click.argument("output", type=PATH)
@glossary_option
@click.option(
    "--tbx", "style", type=click.Choice(STYLES), default="v2", show_default=True, help="The kind of TBX."
)
def export(output: Path, location: Path, style: str) -> None:
    """Write a glossary as OUTPUT: .csv, .tsv or .tbx."""
    from memory.glossary import Style

    say(f"{terms.export_glossary(location, output, Style(style))} entries written to {output}")


@command.command("find")
@click.argument("text")
@glossary_option
@click.option("--lang", default="kk", show_default=True, help="The language of TEXT.")
@json_option
@click.pass_context
def find(ctx: click.Context, text: str, location: Path, lang: str, as_json: bool) -> None:
    """Find the glossary's terms in TEXT, whatever form they stand in; - reads standard input.

    Exits with 1 when there are none.
    """
    text = sys.stdin.read() if text == "-" else text
    found = terms.find_terms(location, text, lang)
    if as_json:
        print_json(
            [
                {
                    "span": list(f.span),
                    "form": text[slice(*f.span)],
                    "term": f.term.text,
                    "status": f.term.status,
                    "terms": _by_language(f.entry),
                    "uid": f.entry.uid,
                    "domain": f.entry.domain,
                }
                for f in found
            ]
        )
    else:
        print_table(
            [(" ".join(text[slice(*f.span)].split()), f.term.text, _others(f.entry, lang)) for f in found]
        )
    if not found:
        say("nothing found")
        ctx.exit(NOTHING_FOUND)


@command.command("extract")
@click.argument("file", type=PATH)
@click.option("-o", "output", type=PATH, help="Write the candidates to this file (tsv) instead of stdout.")
@click.option("--from", "source_lang", default="kk", show_default=True, help="The source language.")
@click.option("--to", "target_lang", help="The target language; that of the first pair when not given.")
@click.option(
    "--least", type=click.IntRange(2), default=3, show_default=True, help="How often a term must occur."
)
@click.option("--top", type=click.IntRange(1), default=200, show_default=True, help="How many at most.")
@click.option(
    "--known", type=PATH, multiple=True, metavar="FILE", help="Leave out the terms of this glossary."
)
@click.option("--into", type=PATH, metavar="FILE", help="Put candidates into this glossary at once.")
@click.option(
    "--sure",
    type=click.FloatRange(0, 1),
    default=0.7,
    show_default=True,
    help="With --into: how sure a translation must be.",
)
@json_option
@click.pass_context
def extract(
    ctx: click.Context,
    file: Path,
    output: Path | None,
    source_lang: str,
    target_lang: str | None,
    least: int,
    top: int,
    known: tuple[Path, ...],
    into: Path | None,
    sure: float,
    as_json: bool,
) -> None:
    """Propose terms and their translations from FILE: a TMX file or a project's approved pairs.

    The candidates are a table to be edited and imported (its columns #sure, #count and #weight are not); what
    is wrong is deleted. Exits with 1 when there are none.
    """
    from workbench.services import term_extraction
    from workbench.settings import load_settings

    places = (*known, *([into] if into is not None and into.exists() else []))
    found = term_extraction.extract(
        file, source_lang=source_lang, target_lang=target_lang, least=least, top=top, known=places
    )
    if as_json:
        print_json([asdict(candidate) for candidate in found.found])
    elif output is not None:
        term_extraction.write_candidates(found, output)
        say(f"{len(found.found)} candidates written to {output}")
    elif into is None:
        click.echo(term_extraction.table(found), nl=False)
    if into is not None:
        result = term_extraction.accept(found, into, load_settings().author, sure)
        say(f"{into}: {result.added} added, {result.changed} changed")
    if not found.found:
        say("nothing found")
        ctx.exit(NOTHING_FOUND)


@command.command("list")
@click.argument("text", default="")
@glossary_option
@click.option("--lang", default="", help="Look for TEXT in the terms of this language only.")
@json_option
@click.pass_context
def list_(ctx: click.Context, text: str, location: Path, lang: str, as_json: bool) -> None:
    """List a glossary's entries, or those with a term that holds TEXT. Exits with 1 when there are none."""
    entries = terms.entries_about(location, text, lang)
    if as_json:
        print_json(
            [
                {"uid": entry.uid, "terms": _by_language(entry), "domain": entry.domain, "note": entry.note}
                for entry in entries
            ]
        )
    else:
        print_table([(entry.uid, _others(entry, "")) for entry in entries])
    if not entries:
        say("nothing found")
        ctx.exit(NOTHING_FOUND)


@command.command("add")
@click.argument("written", nargs=-1, required=True, metavar="LANG=TERM...")
@glossary_option
@click.option("--domain", default="", help="The field the concept belongs to.")
@click.option("--note", default="", help="What else is to be said of it.")
@click.pass_context
def add(ctx: click.Context, written: tuple[str, ...], location: Path, domain: str, note: str) -> None:
    """Add a concept by its terms: kk=сот ru=суд "en=law court".

    A second term of a language is admitted beside the first; ru!=трибунал is a term that must not be used.
    Exits with 1 when the glossary has all of it.
    """
    from workbench.settings import load_settings

    if terms.add_entry(location, written, load_settings().author, domain=domain, note=note):
        say(f"added to {location}")
    else:
        say(f"{location} has it already")
        ctx.exit(NOTHING_FOUND)


@command.command("remove")
@click.argument("names", nargs=-1, required=True, metavar="ID|TERM...")
@glossary_option
def remove(names: tuple[str, ...], location: Path) -> None:
    """Remove entries by their id or by a term that only one entry has."""
    say(f"{terms.remove_entries(location, names)} entries removed")


@command.command("attach")
@click.argument("project", type=PATH)
@click.argument("file", type=PATH)
def attach(project: Path, file: Path) -> None:
    """Attach the glossary FILE to PROJECT: its checks and suggestions use it from now on."""
    from workbench.project import Project

    with Project.open(project) as opened:
        terms.attach(opened, file)
    say(f"{file} attached to {project}")


@command.command("detach")
@click.argument("project", type=PATH)
@click.argument("file", type=PATH)
@click.pass_context
def detach(ctx: click.Context, project: Path, file: Path) -> None:
    """Take the glossary FILE off PROJECT. Exits with 1 when it was not attached."""
    from workbench.project import Project

    with Project.open(project) as opened:
        gone = terms.detach(opened, file)
    say(f"{file} {'detached from' if gone else 'was not attached to'} {project}")
    if not gone:
        ctx.exit(NOTHING_FOUND)


def _by_language(entry: Entry) -> dict[str, list[dict[str, str]]]:
    """An entry's terms for JSON."""
    found: dict[str, list[dict[str, str]]] = {}
    for term in entry.terms:
        found.setdefault(term.lang, []).append({"text": term.text, "status": term.status.value})
    return found


def _others(entry: Entry, lang: str) -> str:
    """An entry's terms in the other languages, those that are not preferred marked."""
    marks = {"preferred": "", "admitted": "(+) ", "forbidden": "(✗) "}
    shown = (f"{t.lang} {marks[t.status.value]}{t.text}" for t in entry.terms if t.lang != lang)
    return " · ".join(shown)
