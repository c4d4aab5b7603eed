"""The bundled sample taken the whole way: repair, align, suggest, check, approve, export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from workbench.locations import samples_folder
from workbench.project import Project
from workbench.services.adding import add
from workbench.services.exporting import export_project
from workbench.services.progress import result_of
from workbench.services.reviewing import Review
from workbench.services.session import Session
from workbench.services.texts import prepare
from workbench.settings import Settings

SOURCE = "alash.kk.txt"
DRAFTS = {"ru": "alash.ru.txt", "en": "alash.en.txt"}
SURE = 0.95
_SHOWN = 12


def create_demo(path: Path) -> Path:
    """Create a project of the bundled sample at `path`; one that stands there already is left as it is."""
    if path.exists():
        return path
    folder = samples_folder()
    with Project.create(path, "kk", tuple(DRAFTS)) as project:
        drafts = [prepare(folder / name, lang=lang) for lang, name in DRAFTS.items()]
        result_of(add(project, prepare(folder / SOURCE, lang="kk"), drafts))
    return path


def run_demo(output: Path, settings: Settings) -> Iterator[str]:
    """Make the demo project beside `output`, write the TMX, and tell line by line what was done."""
    path = output.with_suffix(".qostil")
    yield f"{'opened' if path.exists() else 'created'} {path}"
    create_demo(path)
    with Session.open(path, settings) as session:
        project = session.project
        for document in project.documents.entries():
            kinds = Counter(r.kind.value for r in project.documents.repairs(document.id) if r.made)
            repairs = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()) or "none needed"
            yield f"{document.name}: {document.segments} segments; repairs: {repairs}"
        for entry in project.bitexts.entries():
            yield from _review(session, session.review(entry))
        count = export_project(project, output, settings.author)
    yield f"wrote {output}: {count} translation units"


def _review(session: Session, review: Review) -> Iterator[str]:
    name = f"{review.entry.source_lang}–{review.entry.target_lang}"
    types = Counter(bead.type for bead in review.bitext.beads)
    yield f"{name}: {len(review.bitext)} beads: " + ", ".join(f"{t} {n}" for t, n in types.most_common())
    findings = review.survey()
    suggestions = session.suggestions(review.entry)
    review.approve_above(SURE, spotless=True)
    bands = Counter(
        candidate.band.value
        for position in range(len(review.bitext))
        for candidate in suggestions.candidates(position)[:1]
    )
    yield f"{name}: best suggestions: " + ", ".join(f"{band} {count}" for band, count in bands.most_common())
    progress = review.progress()
    left = progress.total - progress.approved - progress.rejected
    yield f"{name}: approved {progress.approved} beads, at least {SURE:.0%} sure and clean; {left} left"
    yield f"{name}: {len(findings)} findings"
    for finding in findings[:_SHOWN]:
        yield f"    bead {finding.segment}: {finding.rule}: {finding.message}"
    if len(findings) > _SHOWN:
        yield f"    and {len(findings) - _SHOWN} more: qostil check {session.project.path}"
