"""The command reference, the key tables, the settings and the man page, written from the program itself.

    python -m workbench.cli.reference docs

writes `reference/commands.md`, `reference/keys.md`, `reference/settings.md` and `qostil.1` into the folder.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

import click

from workbench.cli.root import qostil

_PRESETS = ("qostil", "omegat", "memoq")
_MADE = "<!-- Written by `make docs`: change the program, not this page. -->"


def pages() -> Mapping[str, str]:
    """Every generated file by its place in the folder of the documentation."""
    return {
        "reference/commands.md": commands_page(),
        "reference/keys.md": keys_page(),
        "reference/settings.md": settings_page(),
        "qostil.1": man_page(),
    }


def commands() -> Iterator[tuple[str, click.Command, click.Context]]:
    """Every command with its full name, groups before what is in them."""
    root = click.Context(qostil, info_name="qostil")
    yield from _under(qostil, root, "qostil")


def commands_page() -> str:
    """The command reference in Markdown: usage, what it does, every option."""
    parts = [f"# Commands\n\n{_MADE}\n"]
    for name, command, ctx in commands():
        parts.append(f"## {name}\n\n```text\n{_usage(command, ctx)}\n```\n\n{_help(command)}\n")
        rows = [record for parameter in command.params if (record := parameter.get_help_record(ctx))]
        if rows:
            table = ["| option | what it does |", "|---|---|"]
            table += [f"| `{_cell(option)}` | {_cell(text)} |" for option, text in rows]
            parts.append("\n".join(table) + "\n")
    return "\n".join(parts)


def keys_page() -> str:
    """What every key does, in each preset, by the id that a table `[keys]` of the settings takes."""
    from workbench.tui.bound import bound_keys
    from workbench.tui.keymap import keymap

    presets = [keymap(preset, {}) for preset in _PRESETS]
    parts = [
        f"# Keys\n\n{_MADE}\n",
        'Presets are chosen with `keymap = "omegat"` in the settings; a table `[keys]` gives single actions',
        "other keys by their ids. **?** or **F1** shows the keys in force on the screen you are on.\n",
    ]
    rows: dict[str, list[str]] = {}
    for one in bound_keys():
        keys = [_keys(chosen.keys.get(one.id, one.keys)) for chosen in presets]
        does = _cell(one.tooltip or one.description)
        rows.setdefault(one.id.split(".")[0], []).append(f"| {does} | `{one.id}` | {' | '.join(keys)} |")
    for place, table in rows.items():
        parts += [f"## {place.replace('_', ' ').capitalize()}\n", f"| does | id | {' | '.join(_PRESETS)} |"]
        parts += ["|---|---|" + "---|" * len(_PRESETS), *table, ""]
    return "\n".join(parts)


def settings_page() -> str:
    """The settings as the program documents them, and the keys of every kind of engine."""
    from dataclasses import MISSING, fields

    import workbench.settings
    from workbench.locations import HOME_VARIABLE
    from workbench.suggest.engines.registry import kinds

    told = inspect.cleandoc(workbench.settings.__doc__ or "")
    parts = [
        f"# Settings\n\n{_MADE}\n",
        "`settings.toml` in the configuration folder of your system (`~/.config/qostil` on Linux); the",
        f"environment variable `{HOME_VARIABLE}` moves all of Qostil's own files into one folder.",
        f"An unknown key is an error that names the nearest known one.\n\n```text\n{told}\n```\n",
        "## Engines\n",
    ]
    for kind in kinds().values():
        parts += [f"### {kind.name}\n\n{kind.about.capitalize()}.\n", "| key | default |", "|---|---|"]
        for one in fields(kind.options):
            default = one.default if one.default is not MISSING else "(must be given)"
            default = one.default_factory() if one.default_factory is not MISSING else default
            parts.append(f"| `{one.name}` | {_default(default)} |")
        parts.append("")
    return "\n".join(parts)


def man_page() -> str:
    """`qostil(1)` in man(7) macros."""
    lines = [
        f'.TH QOSTIL 1 "" "qostil {version("qostil")}" "User commands"',
        ".SH NAME",
        "qostil \\- a bilingual translation and alignment workbench for Kazakh texts",
        ".SH SYNOPSIS",
        ".B qostil",
        "[\\fICOMMAND\\fR] [\\fIOPTIONS\\fR]",
        ".SH DESCRIPTION",
        _roff(_help(qostil)),
        ".SH COMMANDS",
    ]
    for name, command, ctx in commands():
        if name == "qostil":
            continue
        lines += [f".SS {_roff(_usage(command, ctx))}", _roff(_help(command))]
        for parameter in command.params:
            record = parameter.get_help_record(ctx)
            if record:
                lines += [".TP", f".B {_roff(record[0])}", _roff(record[1])]
    lines += [
        ".SH EXIT STATUS",
        "0 done, 1 findings or nothing found, 2 wrong usage or bad input.",
        ".SH FILES",
        ".TP",
        ".I settings.toml",
        "The settings, in the configuration folder of the system.",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _under(
    command: click.Command, ctx: click.Context, name: str
) -> Iterator[tuple[str, click.Command, click.Context]]:
    yield name, command, ctx
    if isinstance(command, click.Group):
        for part in command.list_commands(ctx):
            found = command.get_command(ctx, part)
            if found is not None and not found.hidden:
                yield from _under(found, click.Context(found, info_name=part, parent=ctx), f"{name} {part}")


def _usage(command: click.Command, ctx: click.Context) -> str:
    return f"{ctx.command_path} {' '.join(command.collect_usage_pieces(ctx))}"


def _help(command: click.Command) -> str:
    return inspect.cleandoc(command.help or "")


def _keys(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.split(",") if key).replace("|", "\\|") or "–"


def _default(value: object) -> str:
    shown = '""' if value == "" else str(value)
    return shown if shown.startswith("(must") else f"`{shown}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _roff(text: str) -> str:
    """A text as man macros take it: no line that looks like one."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in escaped.split("\n"))


def main() -> None:
    """Write every page into the folder named on the command line."""
    folder = Path(sys.argv[1])
    for name, text in pages().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
