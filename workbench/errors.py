"""Errors of the workbench.

WorkbenchError
├── ProjectError        a project file cannot be created, opened or written
│   └── ProjectInUse    another Qostil has the project open for writing
├── SettingsError       the settings file is not usable
├── ExportError         a result cannot be written
└── InputError          what was handed in cannot be worked with
"""

from __future__ import annotations


class WorkbenchError(Exception):
    """What went wrong, where, and what to do next, in one line."""


class ProjectError(WorkbenchError):
    """A project file cannot be created, opened or written."""


class ProjectInUse(ProjectError):
    """Another Qostil has the project open for writing."""


class SettingsError(WorkbenchError):
    """The settings file is not usable."""


class ExportError(WorkbenchError):
    """A result cannot be written."""


class InputError(WorkbenchError):
    """What was handed in cannot be worked with."""
