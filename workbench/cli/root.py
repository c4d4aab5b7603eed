"""The top of the command line: finds commands without importing them, and reports errors in one line."""

from __future__ import annotations

import gc
import sys
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import version

import click

COMMANDS = {
    "demo": "Show the whole way on a bundled text: repair, align, suggest, check, export.",
    "new": "Create a project.",
    "open": "Open a project in the workbench.",
    "keys": "List what keys do in the workbench.",
    "serve": "Open a project in a browser on this machine.",
    "add": "Add a source text and its drafts to a project, aligned.",
    "clean": "Print a text with its extraction faults repaired.",
    "segment": "Print a text one segment a line.",
    "split": "Split a file that holds several languages into one file a language.",
    "align": "Align texts, or whole folders of them, sentence by sentence.",
    "eval": "Measure the aligner on gold alignments.",
    "tm": "Import, export, search and look after translation memories.",
    "glossary": "Import, export, search and edit glossaries, propose terms.",
    "import": "Take a reviewed XLIFF or TMX file or table back into its project.",
    "export": "Write a project's units as TMX, XLIFF, TSV, JSONL, text, xlsx or HTML.",
    "suggest": "Suggest translations, each with its quality and the reasons for it.",
    "engine": "List, add, test and fetch translation engines.",
    "train": "Train a small translation model on a memory.",
    "check": "List what a reviewer should look at in a TMX file or a project.",
    "stats": "Show a project's progress.",
    "score": "Score translations against references: BLEU, chrF, TER.",
    "completion": "Print what makes a shell complete commands and options.",
}
"""Every command and its help line; `workbench.cli.NAME` holds it as `command`."""

BAD_INPUT = 2
_COLLECTOR = (50_000, 20, 100)


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself."""
        if cmd_name not in COMMANDS:
            near = get_close_matches(cmd_name, COMMANDS, n=1)
            hint = f"did you mean {near[0]}?" if near else "qostil --help lists them"
            ctx.fail(f"there is no command {cmd_name}; {hint}")
        module = import_module(f"workbench.cli.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from their help lines alone."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of ours is one line on stderr and exit status 2."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except Exception as error:
            line = _one_line(error)
            if line is None:
                raise
            click.echo(f"qostil: {line}", err=True)
            ctx.exit(BAD_INPUT)
        return result


def _one_line(error: Exception) -> str | None:
    """What to tell the user of an error; None when it is not one to tell but a fault of the program."""
    from aligner.errors import AlignError
    from corpus.errors import CorpusError
    from memory.errors import MemoryStoreError
    from workbench.errors import WorkbenchError

    if isinstance(error, CorpusError | AlignError | MemoryStoreError | WorkbenchError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename or 'output'}: {error.strerror or error}"
    return None


_MODULES = {"open": "opening", "eval": "evaluation", "import": "importing"}


@click.group(
    cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option("--plain", is_flag=True, help="Show the workbench plainly, for screen readers.")
@click.version_option(version("qostil"), prog_name="qostil", message="%(prog)s %(version)s")
@click.pass_context
def qostil(ctx: click.Context, plain: bool) -> None:  # noqa: ARG001 - asked for where the workbench opens
    """Turn a Kazakh text and its Russian or English draft into reviewed, reusable translation units.

    Without a command, the workbench opens: on the last project, or on the welcome screen.
    """
    if ctx.invoked_subcommand is None:
        from workbench.cli.opening import open_last

        open_last()


def main() -> None:
    """Run the `qostil` command.

    Its work makes many objects and hardly any rings of them, so the collector may look for these seldom:
    that saves a fifth of an import's time.
    """
    gc.set_threshold(*_COLLECTOR)
    qostil(prog_name="qostil")
