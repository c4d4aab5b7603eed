"""`qostil keys`."""

from __future__ import annotations

import click

from workbench.cli.options import json_option, print_json, print_table


@click.command("keys")
@click.option(
    "--preset", metavar="NAME", help="Of this preset instead of the settings': qostil, omegat, memoq."
)
@json_option
def command(preset: str | None, *, as_json: bool) -> None:
    """List what keys do in the workbench, by the ids that the settings' [keys] table takes."""
    from workbench.settings import load_settings
    from workbench.tui.bound import bound_keys
    from workbench.tui.keymap import keymap

    settings = load_settings()
    chosen = keymap(settings.keymap, settings.keys) if preset is None else keymap(preset, {})
    for warning in chosen.warnings:
        click.echo(warning, err=True)
    rows = [
        {
            "id": one.id,
            "keys": chosen.keys.get(one.id, one.keys).split(","),
            "does": one.tooltip or one.description,
        }
        for one in bound_keys()
    ]
    if as_json:
        print_json(rows)
    else:
        print_table([[str(row["id"]), " ".join(row["keys"]), str(row["does"])] for row in rows])
