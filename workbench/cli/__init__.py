"""The `qostil` command. Heavy imports wait until a command needs them."""

from workbench.cli.root import main

__all__ = ["main"]
