"""`qostil engine`."""

from __future__ import annotations

from dataclasses import asdict

import click

from workbench.cli.options import LANGUAGE, json_option, print_json, print_table, say, watched
from workbench.settings import load_settings

FAILED = 1


@click.group("engine")
def command() -> None:
    """List, add, remove and try translation engines, and fetch models for them."""


@command.command("list")
@click.option("--kinds", "show_kinds", is_flag=True, help="List the kinds of engines that can be added.")
@click.option("--models", "show_models", is_flag=True, help="List the models that `pull` knows by name.")
@json_option
def list_engines(show_kinds: bool, show_models: bool, as_json: bool) -> None:
    """List the engines of the settings; “network” says which of them texts are sent to."""
    from workbench.services.engines import kind_rows, listed
    from workbench.suggest.engines.models.presets import PRESETS

    if show_kinds:
        _print([{"kind": kind, "about": about} for kind, about in kind_rows()], as_json)
    elif show_models:
        _print(
            [
                {
                    "name": p.name,
                    "model": p.repository,
                    "size": p.size,
                    "licence": p.licence,
                    "about": p.about,
                }
                for p in PRESETS.values()
            ],
            as_json,
        )
    else:
        rows = [asdict(row) | {"pairs": list(row.pairs)} for row in listed(load_settings())]
        if not rows and not as_json:
            say("no engines in the settings; see: qostil engine list --kinds, qostil engine add --help")
        _print(rows, as_json)


@command.command("add")
@click.argument("name")
@click.option("--kind", required=True, metavar="KIND", help="See: qostil engine list --kinds.")
@click.argument("values", nargs=-1, metavar="[KEY=VALUE]...")
def add(name: str, kind: str, values: tuple[str, ...]) -> None:
    """Add an engine to the settings: qostil engine add lt --kind libretranslate url=http://localhost:5000

    A key of a service stays out of the settings: name the environment variable that holds it, key_env=NAME.
    """
    from workbench.services.engines import add_engine

    say(f"{add_engine(name, kind, values)}: added {name}; try it: qostil engine test {name}")


@command.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Take an engine out of the settings; a fetched model stays on the disk."""
    from workbench.services.engines import remove_engine

    say(f"{remove_engine(name)}: removed {name}")


@command.command("test")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--from", "source_lang", type=LANGUAGE, default="kk", show_default=True, help="Translate from.")
@click.option("--to", "target_lang", type=LANGUAGE, default="ru", show_default=True, help="Translate into.")
@click.option("--text", default="", help="The sentence to translate; default: one of ours.")
@json_option
@click.pass_context
def test(
    ctx: click.Context, names: tuple[str, ...], source_lang: str, target_lang: str, text: str, as_json: bool
) -> None:
    """Ask the engines named, or all, for a translation; judge it and time it. Exits with 1 when one fails."""
    from workbench.services.engines import try_engine
    from workbench.services.suggesting_texts import Means, chosen_engines

    tables = chosen_engines(load_settings(), Means(engines=names or None))
    trials = [try_engine(name, table, (source_lang, target_lang), text) for name, table in tables.items()]
    rows: list[dict[str, object]] = []
    for trial in trials:
        best = trial.candidates[0] if trial.candidates else None
        rows.append(
            {
                "engine": trial.name, "result": "failed" if trial.problem else "works",
                "quality": best.quality if best else None, "first_seconds": round(trial.first_seconds, 3),
                "next_seconds": round(trial.next_seconds, 3), "text": best.text if best else trial.problem,
                "reasons": "; ".join(best.reasons) if best else "",
            }
        )  # fmt: skip
    if not rows and not as_json:
        say("no engines in the settings; see: qostil engine add --help")
    _print(rows, as_json)
    if any(trial.problem for trial in trials):
        ctx.exit(FAILED)


@command.command("pull")
@click.argument("model", metavar="NAME|REPOSITORY|FOLDER")
@click.option("--as", "name", default="", help="The engine's name in the settings.")
@click.option("--quantization", default="int8", show_default=True, help="int8, float16, float32, …")
@click.option("--revision", default="main", show_default=True, help="The branch, tag or commit to fetch.")
@click.option("--from", "source_lang", type=LANGUAGE, help="Of a model of one direction: translates from.")
@click.option("--to", "target_lang", type=LANGUAGE, help="Of a model of one direction: translates into.")
def pull(
    model: str,
    name: str,
    quantization: str,
    revision: str,
    source_lang: str | None,
    target_lang: str | None,
) -> None:
    """Fetch a model, convert it to CTranslate2 and add it to the settings. Works offline from a FOLDER.

    Fetching goes on where it stopped; every file is checked by its hash. Converting needs the extra torch.
    """
    from workbench.services.engines import pull as pulled
    from workbench.suggest.engines.models.presets import preset_of

    preset = preset_of(model)
    if preset is not None:
        say(f"{preset.repository}: {preset.size}; licence: {preset.licence}")
    pair = (source_lang, target_lang) if source_lang and target_lang else None
    done = watched(pulled(model, name, quantization, pair, revision))
    say(f"{done.folder}: ready as engine {done.engine}; try it: qostil engine test {done.engine}")


def _print(rows: list[dict[str, object]], as_json: bool) -> None:
    if as_json:
        print_json(rows)
    elif rows:
        print_table([tuple(rows[0])] + [tuple(_cell(value) for value in row.values()) for row in rows])


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " ".join(value) if len(value) < 4 else f"{len(value)} pairs"
    return "" if value is None else str(value)
