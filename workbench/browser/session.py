"""One browser's workbench, a process of its own: `python -m workbench.browser.session FILE`."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from threading import Thread

from workbench.settings import load_settings
from workbench.tui import run_workbench

_LOOK = 1.0


def _leave_with(parent: int) -> None:
    """Ask this process to end when the server that started it is gone."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    Thread(target=_leave_with, args=(os.getppid(),), daemon=True).start()
    run_workbench(load_settings(), Path(sys.argv[1]))
