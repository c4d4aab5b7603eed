"""`qostil serve`."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from importlib.util import find_spec
from pathlib import Path

import click

from workbench.cli.options import say
from workbench.errors import InputError, ProjectInUse


@click.command("serve")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port on this machine; 0 takes any free one.",
)
def command(file: Path, port: int) -> None:
    """Open the project FILE in a browser on this machine (extra serve).

    The address printed is good for one visit; the browser that makes it is let in from then on, nothing else
    is. Other machines cannot reach it. Ctrl-C ends it.
    """
    if find_spec("textual_serve") is None:
        raise InputError("serve needs the extra serve: pip install 'qostil[serve]'")
    from workbench.browser.server import serve
    from workbench.project import Project

    try:
        Project.open(file).close()
    except ProjectInUse as error:
        say(f"{error}; the browser can read it meanwhile")

    out = sys.stdout

    def announce(address: str) -> None:
        click.echo(address, file=out)
        say("Open this address in a browser on this machine; it is good for one visit. Ctrl-C ends.")

    with redirect_stdout(sys.stderr):
        serve(file.resolve(), port, announce)
