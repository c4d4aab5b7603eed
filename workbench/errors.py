"""Errors of the workbench.

WorkbenchError
├── ProjectError        a project file cannot be created, opened or written
│   └── ProjectInUse    another Qostil has the project open for writing
├── SettingsError       the settings file is not usable
├── ExportError         a result cannot be written
├── EngineError         a translation engine gave nothing
│   ├── EngineAway      it cannot be reached, or is too slow or too busy; it may be tried again later
│   ├── EngineRefused   it answered, and the answer is no translation
│   └── EngineSetUp     it is configured wrongly, or what it needs is not installed
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


class EngineError(WorkbenchError):
    """A translation engine gave nothing."""


class EngineAway(EngineError):
    """An engine cannot be reached, or is too slow or too busy; it may be tried again later."""


class EngineRefused(EngineError):
    """An engine answered, and the answer is no translation."""


class EngineSetUp(EngineError):
    """An engine is configured wrongly, or what it needs is not installed."""


class InputError(WorkbenchError):
    """What was handed in cannot be worked with."""
