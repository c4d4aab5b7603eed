"""`qostil export`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from memory import PROFILES
from memory.bilingual import is_xliff
from memory.omegat import SAVED
from memory.xliff import VERSIONS
from workbench.cli.options import LANGUAGE, say
from workbench.project import Project
from workbench.services.exporting import ENDINGS, export_project, export_table
from workbench.services.omegat_export import export_omegat
from workbench.services.review_writers import REVIEW_WRITERS
from workbench.services.writing_back import goes_back, write_back
from workbench.services.xliff_job import export_job, job_of
from workbench.settings import Settings, load_settings


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help=f"OUT{', '.join(ENDINGS)}, or the ending of a source.",
)
@click.option("--all", "everything", is_flag=True, help="Also pairs that nobody has approved yet.")
@click.option("--to", "target_lang", type=LANGUAGE, help="Only what is translated into this language.")
@click.option(
    "--xliff",
    type=click.Choice(VERSIONS),
    help="XLIFF of our own in this version; without it, a text that came in as XLIFF goes out in its file.",
)
@click.option(
    "--for",
    "profile",
    type=click.Choice(list(PROFILES)),
    default="standard",
    show_default=True,
    help="The program that is to read the TMX.",
)
@click.option("--omegat", is_flag=True, help="A ready project folder for OmegaT, OUT being its name.")
@click.option("--table", is_flag=True, help=f"A table to review, of every pair: {', '.join(REVIEW_WRITERS)}.")
@click.option("--document", help="The text to write in its own form, where there are several.")
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    output: Path,
    everything: bool,
    target_lang: str | None,
    xliff: str | None,
    profile: str,
    omegat: bool,
    table: bool,
    document: str | None,
) -> None:
    """Write the approved units of the project FILE.

    OUT in the form of a source (docx, odt, html) is that source with approved pairs and drafts in the
    place of its sentences; what has no translation stays as it is. Of a source in another form, docx and
    txt are a new document with its paragraphs. A text that came in as XLIFF goes out in its own file,
    filled in, unless --xliff is given.

    XLIFF of our own, tables and OmegaT projects hold all pairs with their status and come back, reviewed, by
    qostil import. In an OmegaT project approved pairs stand as translated, the others come as matches.
    """
    if omegat and table:
        raise click.UsageError("--omegat and --table are two things; choose one", ctx)
    settings, lang = load_settings(), target_lang or ""
    with Project.open(file, read_only=True) as project:
        if omegat:
            _omegat(project, output, settings, lang, everything)
            return
        if goes_back(project, output) and not table:
            _written_back(project, output, lang, document or "", everything)
            return
        if is_xliff(output) and not xliff and (job := job_of(project, lang, document or "")) is not None:
            say(f"{output}: {export_job(project, job, output, everything=everything)}")
            return
        if document:
            raise click.UsageError("--document wants OUT in the form of that text, as docx or XLIFF", ctx)
        if table:
            count = export_table(project, output, lang)
        else:
            count = export_project(
                project,
                output,
                settings.author,
                everything=everything,
                target_lang=lang,
                xliff=xliff or "",
                profile=profile,
            )
    say(f"{count} units written to {output}")


def _written_back(project: Project, path: Path, lang: str, document: str, everything: bool) -> None:
    done = write_back(project, path, target_lang=lang, document=document, everything=everything)
    say(f"{path}: {done.name}, {done.translated} of {done.segments} segments translated")
    if done.open and not everything:
        say(f"{done.open} without a translation that is approved or a draft; --all takes new ones, too")
    if done.stuck:
        say(f"{done.stuck} stand where they cannot be replaced, as across paragraphs; mend them by hand")
    if done.lost:
        counts = Counter(done.lost).most_common()
        say(
            "formatting without a place in its translation: " + ", ".join(f"{n} {name}" for name, n in counts)
        )


def _omegat(project: Project, folder: Path, settings: Settings, lang: str, everything: bool) -> None:
    done = export_omegat(
        project,
        folder,
        settings.author,
        target_lang=lang,
        everything=everything,
        glossary=settings.glossary,
    )
    for problem in done.problems:
        say(problem)
    say(
        f"{folder}: {done.segments} segments, {done.translated} translated, {done.proposed} proposed;"
        f" bring the review back with: qostil import {project.path} {folder / SAVED}"
    )
