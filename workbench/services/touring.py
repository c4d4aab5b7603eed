"""Whether the user has seen the tour; a file in the state folder remembers it."""

from __future__ import annotations

from workbench.locations import state_folder

_NAME = "tour-seen"


def tour_seen() -> bool:
    """Whether the tour was shown before."""
    return (state_folder() / _NAME).exists()


def remember_tour() -> None:
    """Show the tour by itself no more; a folder that cannot be written is no reason to stop."""
    try:
        state_folder().mkdir(parents=True, exist_ok=True)
        (state_folder() / _NAME).touch()
    except OSError:
        return
