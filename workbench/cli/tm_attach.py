"""`qostil tm attach|detach|attached`: the memories that a project looks things up in."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.options import json_option, print_json, print_table, say
from workbench.cli.tm_options import NOTHING_FOUND

_project = click.argument("project", type=click.Path(path_type=Path))
_memory = click.argument("memory", metavar="FILE.qtm|URL")


def add_attaching(group: click.Group) -> None:
    """Add these commands to `qostil tm`."""
    for command in (attach, detach, attached):
        group.add_command(command)


@click.command("attach")
@_project
@_memory
def attach(project: Path, memory: str) -> None:
    """Let PROJECT look things up in another memory, which stays as it is."""
    from workbench.project import Project
    from workbench.services.attaching import attach_memory

    with Project.open(project) as opened:
        say(f"{attach_memory(opened, memory)} is attached to {project}")


@click.command("detach")
@_project
@_memory
@click.pass_context
def detach(ctx: click.Context, project: Path, memory: str) -> None:
    """No longer look things up in a memory that was attached to PROJECT; the memory itself stays."""
    from workbench.project import Project
    from workbench.services.attaching import detach_memory

    with Project.open(project) as opened:
        if detach_memory(opened, memory):
            say(f"{memory} is detached from {project}")
            return
    say(f"{memory} is not attached to {project}; see qostil tm attached")
    ctx.exit(NOTHING_FOUND)


@click.command("attached")
@_project
@json_option
def attached(project: Path, as_json: bool) -> None:
    """List the memories of PROJECT; the one that takes up what is approved is writable."""
    from workbench.project import Project

    with Project.open(project, read_only=True) as opened:
        memories = opened.memories()
    if as_json:
        print_json([{"memory": one.location, "writable": one.writable} for one in memories])
    else:
        print_table([("writable" if one.writable else "read only", one.location) for one in memories])
