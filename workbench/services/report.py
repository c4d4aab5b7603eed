"""Figures as a page or a workbook, for a client or for one's own books."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.writing import write_atomically
from workbench.errors import ExportError
from workbench.services.report_html import as_html
from workbench.services.report_tables import Report
from workbench.services.report_xlsx import as_xlsx

_WRITERS: dict[str, Callable[[Report], bytes]] = {".html": as_html, ".xlsx": as_xlsx}
ENDINGS = tuple(_WRITERS)
"""The endings of the files that a report can be written to."""


def check_ending(path: Path) -> None:
    """Raises ExportError for a file that no report can be written to."""
    if path.suffix.lower() not in _WRITERS:
        raise ExportError(
            f"{path}: a report is no {path.suffix or 'file without ending'}; choose {' or '.join(ENDINGS)}"
        )


def write_report(report: Report, path: Path) -> None:
    """Write a report, the form chosen by the file's ending.

    Raises ExportError for an unknown ending, or when the file cannot be written.
    """
    check_ending(path)
    try:
        write_atomically(path, _WRITERS[path.suffix.lower()](report))
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror}; choose another place") from error
