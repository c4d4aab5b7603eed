"""`qostil align` on folders."""

from __future__ import annotations

from pathlib import Path

from workbench.cli.options import print_json, say, watched
from workbench.errors import InputError
from workbench.services.folders import FolderOptions, FolderReport, align_folders

FINDINGS = 1
_SHOWN = 10


def run(
    source: Path, targets: tuple[Path, ...], output: Path | None, options: FolderOptions, as_json: bool
) -> int:
    """Align two folders into a third, and say what became of each file; returns the exit status."""
    if len(targets) > 1:
        raise InputError("folders are aligned with one other folder at a time; run the command for each")
    if output is None:
        raise InputError(f"{source}: is a folder; name a folder for the outputs with -o")
    try:
        report = watched(align_folders(source, targets[0], output, options))
    except KeyboardInterrupt:
        say("stopped; what is finished is kept, and the same command goes on from there")
        return FINDINGS
    if as_json:
        print_json(_summary(report))
    for line in _lines(report, output):
        say(line)
    nothing = not report.aligned and not report.unchanged
    return FINDINGS if report.problems or nothing else 0


def _lines(report: FolderReport, output: Path) -> list[str]:
    pairs = sum(pair.done.pairs for pair in report.aligned)
    lines = [f"{output}: {len(report.aligned)} aligned ({pairs} pairs), {len(report.unchanged)} unchanged"]
    lines += _listed("paired by their content", [f"{s} – {t}" for s, t in report.by_content])
    lines += _listed("source without a partner", report.sources_alone)
    lines += _listed("target without a partner", report.targets_alone)
    lines += [f"not done: {name}: {reason}" for name, reason in report.problems]
    return lines


def _listed(what: str, names: list[str]) -> list[str]:
    shown = [f"{what}: {name}" for name in names[:_SHOWN]]
    return (
        shown
        if len(names) <= _SHOWN
        else [*shown, f"{what}: and {len(names) - _SHOWN} more (--json lists all)"]
    )


def _summary(report: FolderReport) -> dict[str, object]:
    return {
        "aligned": [
            {
                "source": pair.source, "target": pair.target, "output": pair.output,
                "langs": list(pair.done.langs), "beads": pair.done.beads, "pairs": pair.done.pairs,
            }
            for pair in report.aligned
        ],
        "unchanged": report.unchanged,
        "paired_by_content": [[str(source), str(target)] for source, target in report.by_content],
        "sources_without_partner": report.sources_alone,
        "targets_without_partner": report.targets_alone,
        "problems": [{"file": name, "problem": reason} for name, reason in report.problems],
    }  # fmt: skip
