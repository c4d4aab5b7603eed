"""The process behind a browser's page."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

from textual_serve.app_service import AppService

_HOUSE = Path(__file__).parents[2]


class SessionProcess(AppService):
    """Runs the workbench on the project named by `command`, without a shell between."""

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        """The environment: this very Qostil is to be found, whatever the working folder holds."""
        environment = super()._build_environment(width, height)
        paths = [str(_HOUSE), *filter(None, [environment.get("PYTHONPATH")])]
        return environment | {"PYTHONPATH": os.pathsep.join(paths), "COLORTERM": "truecolor"}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start it; Ctrl-C in the server's terminal is the server's alone."""
        self._process = process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "workbench.browser.session", self.command),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width, height),
            start_new_session=True,
        )
        self._stdin = process.stdin
        return process

    async def end(self, patience: float) -> None:
        """Ask it to save and leave; after `patience` seconds make it."""
        try:
            await asyncio.wait_for(self.stop(), patience)
        except TimeoutError:
            if self._process is not None and self._process.returncode is None:
                self._process.kill()
        if self._process is not None:
            await self._process.wait()
