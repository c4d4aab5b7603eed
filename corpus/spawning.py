"""Starting processes of our own wherever we are, a full-screen program included."""

from __future__ import annotations

import sys
from contextlib import redirect_stderr
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess


def start(process: BaseProcess) -> None:
    """Start a spawned process."""
    prepare()
    process.start()


def prepare() -> None:
    """Make ready for spawned processes.

    Python first starts a tracker and hands it the standard error stream. A full-screen program puts something
    in the stream's place that is no file, which Python then fails on: the tracker gets the real stream.
    """
    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
