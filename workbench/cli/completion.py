"""`qostil completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print what makes SHELL complete Qostil's commands and options.

    For bash: qostil completion bash >> ~/.bashrc; for zsh: … >> ~/.zshrc;
    for fish: qostil completion fish > ~/.config/fish/completions/qostil.fish
    """
    from workbench.cli.root import qostil

    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"{shell}: there is no completion for it")
    click.echo(made(qostil, {}, "qostil", "_QOSTIL_COMPLETE").source())
