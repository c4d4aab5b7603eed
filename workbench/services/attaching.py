"""Memories that a project looks things up in, besides the one that takes up what is approved."""

from __future__ import annotations

from memory import open_memory
from workbench.errors import InputError
from workbench.project import Project
from workbench.services.creating import memory_location


def attach_memory(project: Project, location: str) -> str:
    """Attach a memory, a file or a URL, for reading; returns its place as the project keeps it.

    Raises MemoryStoreError when it cannot be opened, InputError when it is attached already or its URL holds
    a password.
    """
    stored = memory_location(location, project.path)
    if any(memory.location == stored for memory in project.memories()):
        raise InputError(f"{stored} is attached already")
    open_memory(stored if "://" in stored else project.path.parent / stored, read_only=True).close()
    project.attach_memory(stored)
    return stored


def detach_memory(project: Project, location: str) -> bool:
    """No longer use a memory that is only read; whether there was one.

    Raises InputError for the memory that takes up what is approved.
    """
    stored = memory_location(location, project.path)
    for memory in project.memories():
        if memory.location == stored and memory.writable:
            raise InputError(f"{stored} takes up what is approved; it stays attached")
    return project.detach_memory(stored)


def references(project: Project) -> list[str]:
    """The memories that are only read, in the order they were attached."""
    return [memory.location for memory in project.memories() if not memory.writable]
