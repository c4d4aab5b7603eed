"""`qostil train`."""

from __future__ import annotations

import click

from workbench.cli.options import LANGUAGE, json_option, print_json, print_table, say, watched
from workbench.cli.tm_options import memory_option


@click.command("train")
@memory_option
@click.option("--from", "source_lang", type=LANGUAGE, default="kk", show_default=True, help="Translate from.")
@click.option("--to", "target_lang", type=LANGUAGE, required=True, help="Translate into.")
@click.option("--as", "name", default="", help="The engine's name in the settings; default: own-kk-ru or so.")
@click.option(
    "--base", default="", metavar="NAME|FOLDER", help="Teach this fetched model further; else a new one."
)
@click.option(
    "--epochs", type=click.IntRange(1), default=20, show_default=True, help="How often all is read."
)
@click.option(
    "--vocabulary", type=click.IntRange(200), default=8000, show_default=True, help="Pieces of a new model."
)
@click.option(
    "--width", type=click.IntRange(16), default=256, show_default=True, help="The width of a new model."
)
@click.option(
    "--layers", type=click.IntRange(1), default=3, show_default=True, help="The layers of a new model."
)
@click.option("--anew", is_flag=True, help="Begin again, where a training was stopped.")
@json_option
def command(
    location: str,
    source_lang: str,
    target_lang: str,
    name: str,
    base: str,
    epochs: int,
    vocabulary: int,
    width: int,
    layers: int,
    anew: bool,
    as_json: bool,
) -> None:
    """Train a translation model on a memory, measure it on pairs it has not seen, and make it an engine.

    A job of hours on a processor without a GPU: stop it as you like, the same command goes on. From nothing,
    a model needs some fifty thousand pairs to be of use; teaching a fetched model further (--base) some two
    thousand. The scores printed at the end tell what it is worth. Needs the extra torch.
    """
    from workbench.errors import InputError
    from workbench.services.training import advice, lesson, train_engine
    from workbench.suggest.engines.models.training import TrainingOptions

    langs = (source_lang, target_lang)
    if source_lang == target_lang:
        raise InputError(f"from {source_lang} into {target_lang}: name two languages")
    say(advice(len(lesson(location, langs).taught), base))
    options = TrainingOptions(epochs=epochs, vocabulary=vocabulary, width=width, layers=layers)
    engine = name or f"own-{source_lang}-{target_lang}"
    found = watched(train_engine(location, langs, engine, options, base=base, anew=anew))
    rows = [{"name": s.name, "score": s.score, "signature": s.signature} for s in found.scores]
    before = {s.name: s.score for s in found.before or ()}
    if as_json:
        print_json(
            {
                "engine": found.engine, "folder": str(found.folder), "taught": found.taught,
                "held_out": found.held_out, "scores": rows, "before": before or None,
            }
        )  # fmt: skip
    else:
        say(f"{found.folder}: ready as engine {found.engine}; measured on {found.held_out} pairs held out")
        print_table(
            [("metric", "score", "before", "signature")]
            + [
                (s.name, f"{s.score:.2f}", f"{before[s.name]:.2f}" if before else "–", s.signature)
                for s in found.scores
            ]
        )
