"""The pictures of the documentation, drawn by the running program: `python -m workbench.tui.pictures DIR`."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from corpus.writing import write_atomically
from workbench.locations import HOME_VARIABLE
from workbench.services.demo import run_demo
from workbench.settings import Settings
from workbench.tui.app import QostilApp
from workbench.tui.themes import DARK, LIGHT

SIZE = (100, 30)
_KEYS = ("g", "3", "6", "enter")


async def picture(path: Path, theme: str, project: Path | None, keys: Sequence[str]) -> None:
    """Draw one screen as SVG after some keys."""
    app = QostilApp(Settings(author="Aigerim", theme=theme, language="en"), project)
    async with app.run_test(size=SIZE) as pilot:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            for _ in range(3):
                await pilot.pause()
                await app.workers.wait_for_complete()
        write_atomically(path, app.export_screenshot(title="Qostil"))


def draw(folder: Path) -> None:
    """Draw all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        os.environ[HOME_VARIABLE] = place
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
        asyncio.run(picture(folder / "welcome-dark.svg", DARK.name, None, ()))
        list(run_demo(Path(place) / "alash.tmx", Settings(author="Aigerim")))
        project = Path(place) / "alash.qostil"
        for theme in (DARK, LIGHT):
            name = f"alignment-{theme.name.removeprefix('qostil-')}.svg"
            asyncio.run(picture(folder / name, theme.name, project, _KEYS))
        asyncio.run(picture(folder / "translation-dark.svg", DARK.name, project, (*_KEYS, "f5")))


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
