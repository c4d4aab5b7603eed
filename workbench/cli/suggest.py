"""`qostil suggest`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.options import LANGUAGE, json_option, print_json, say, watched
from workbench.errors import InputError
from workbench.settings import load_settings

if TYPE_CHECKING:
    from workbench.services.suggesting_texts import Means, Suggesting

NOTHING_FOUND = 1


@click.command("suggest")
@click.argument("text", metavar="TEXT|-|FILE.qostil")
@click.option("--to", "target_lang", type=LANGUAGE, help="The language asked for; of a project, default all.")
@click.option(
    "--from", "source_lang", type=LANGUAGE, help="The language of the text; detected when not given."
)
@click.option("--memory", metavar="FILE.qtm|URL", default="", help="Look for matches in this memory.")
@click.option(
    "--glossary",
    "glossaries",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Ask for the terms of this glossary (.csv, .tsv, .tbx); can be given several times.",
)
@click.option(
    "--engine", "engines", multiple=True, metavar="NAME", help="Ask only this engine of the settings."
)
@click.option("--offline", is_flag=True, help="Ask no engine that sends texts over the network.")
@click.option(
    "--top", type=click.IntRange(1), default=5, show_default=True, help="So many candidates a segment."
)
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    text: str,
    target_lang: str | None,
    source_lang: str | None,
    memory: str,
    glossaries: tuple[Path, ...],
    engines: tuple[str, ...],
    offline: bool,
    top: int,
    as_json: bool,
) -> None:
    """Suggest translations of TEXT, of the lines of standard input (-), or of the segments of a project.

    Prints segment, quality, band, origin, candidate and reasons, the best first. Quality is an estimated
    percentage, see the guide. Exits with 1 when there is no candidate at all.
    """
    from workbench.services.suggesting_texts import Means

    means = Means(memory, glossaries, engines or None, offline)
    found = _found(text, source_lang or "", target_lang or "", means)
    for name, problem in found.problems.items():
        say(f"{name}: {problem}" if not problem.startswith(name) else problem)
    rows = [(segment, c) for segment in found.segments for c in segment.candidates[:top]]
    if as_json:
        print_json(
            [
                {
                    "segment": s.segment, "source": s.source, "lang": s.target_lang, "text": c.text,
                    "origin": c.origin.value, "name": c.name, "quality": c.quality, "band": c.band.value,
                    "reasons": list(c.reasons),
                }
                for s, c in rows
            ]
        )  # fmt: skip
    else:
        for s, c in rows:
            fields = (s.segment, c.quality, c.band.value, c.name, c.text, "; ".join(c.reasons))
            click.echo("\t".join(str(field).replace("\t", " ") for field in fields))
    if not rows:
        ctx.exit(NOTHING_FOUND)


def _found(text: str, source_lang: str, target_lang: str, means: Means) -> Suggesting:
    from workbench.services.suggesting_texts import suggest_lines, suggest_project

    settings = load_settings()
    if text.endswith(".qostil"):
        return watched(suggest_project(Path(text), target_lang, settings, means))
    if not target_lang:
        raise InputError("name the language to translate into: --to ru, --to en or --to kk")
    lines = [
        line.strip() for line in (sys.stdin.read() if text == "-" else text).splitlines() if line.strip()
    ]
    if not lines:
        raise InputError("there is no text to translate; give one, or - to read lines from standard input")
    langs = (source_lang or _language(lines), target_lang)
    if langs[0] == langs[1]:
        raise InputError(f"the text is in {langs[0]} already; name its language with --from if that is wrong")
    return watched(suggest_lines(lines, langs, settings, means))


def _language(lines: list[str]) -> str:
    from corpus.identify import identify
    from corpus.languages import UNKNOWN

    lang = identify("\n".join(lines))
    if lang == UNKNOWN:
        raise InputError("the language of the text cannot be told; name it with --from")
    return lang
