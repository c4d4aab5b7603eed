"""A project's figures and leverage, counted in processes of their own and kept until something changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from workbench.project import Project
from workbench.services.analysing import Request, leverage_of_project, weight_of
from workbench.services.aside import aside
from workbench.services.counting import ProjectFigures, figures_of_file
from workbench.services.leverage import Leverage
from workbench.services.progress import Progress, Task
from workbench.services.report import check_ending, write_report
from workbench.services.report_tables import Report
from workbench.settings import Settings


@dataclass(frozen=True, slots=True)
class Overview:
    """What is known of a project so far; None where it has not been counted yet."""

    figures: ProjectFigures | None = None
    leverage: tuple[Leverage, ...] | None = None

    def of_language(self, lang: str) -> Leverage | None:
        """The leverage for a target language."""
        return next((one for one in self.leverage or () if one.target_lang == lang), None)

    def over(self, older: Overview) -> Overview:
        """What is known now, and what was known before of the rest."""
        return Overview(self.figures or older.figures, self.leverage or older.leverage)

    def without_leverage(self) -> Overview:
        """The same before the leverage was counted."""
        return replace(self, leverage=None)


def request_from(settings: Settings, *, internal: bool = False) -> Request:
    """What the settings say of a leverage analysis. Raises InputError for a band that is none."""
    return Request(internal=internal, weights=dict(weight_of(*one) for one in settings.match_weights.items()))


def figures_aside(path: Path) -> Task[ProjectFigures]:
    """Count a project's figures in a process of its own."""
    return aside(figures_of_file, path)


def reporting(project: Project, request: Request, output: Path, known: Overview) -> Task[Overview]:
    """Write a project's report, counting first what is not known yet; returns what is known then.

    Raises ExportError for a file that no report can be written to.
    """
    check_ending(output)
    figures, leverage = known.figures, known.leverage
    if figures is None:
        figures = yield from figures_aside(project.path)
    if leverage is None:
        leverage = yield from leverage_aside(project.path, request)
    yield Progress(f"writing {output.name}", 0, 0)
    write_report(Report(project.path.stem, _today(), figures, leverage), output)
    return Overview(figures, leverage)


def _today() -> date:
    return datetime.now().astimezone().date()


def leverage_aside(path: Path, request: Request) -> Task[tuple[Leverage, ...]]:
    """Analyse a project's leverage in a process of its own."""
    return aside(leverage_of_project, path, request)
