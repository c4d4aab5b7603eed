"""The workbench in a terminal."""

from workbench.tui.app import run_workbench

__all__ = ["run_workbench"]
