"""`qostil add`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from memory import is_bilingual
from workbench.cli.options import FILE, LANGUAGE, encoding_option, lang_option, say, watched
from workbench.project import Project
from workbench.services.adding import Added, add
from workbench.services.aids import aids_of
from workbench.services.learning import FOR_ONE_TEXT, ProjectKnowledge
from workbench.services.pairing import PairsAdded, add_pairs
from workbench.services.splitting import drafts_inside, only
from workbench.services.texts import PreparedText, parts_of, preparing, read_input, taken_as
from workbench.settings import load_settings


@click.command("add")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("source", type=FILE)
@click.argument("drafts", type=FILE, nargs=-1, metavar="[DRAFT]...")
@lang_option("--from", "source_lang", side="source")
@click.option(
    "--to", "target_lang", type=LANGUAGE, help="The language of the drafts; detected when not given."
)
@click.option(
    "--split/--no-split", default=None, help="Take a source of several languages apart, or as it is."
)
@encoding_option
def command(
    file: Path,
    source: Path,
    drafts: tuple[Path, ...],
    source_lang: str | None,
    target_lang: str | None,
    split: bool | None,
    encoding: str | None,
) -> None:
    """Read SOURCE and its DRAFTs into the project FILE: repaired, segmented and aligned.

    A source that holds several languages can be taken apart: its passages in the project's target
    languages become drafts. A source without drafts is to be translated from nothing. A bilingual file
    (TMX, XLIFF, PO, a table in tsv, csv or xlsx) without drafts comes in pair by pair, as it is.
    """
    if not drafts and is_bilingual(source):
        with Project.open(file) as project:
            pairs = watched(add_pairs(project, source, source_lang or "", target_lang or ""))
        for line in _pairs_report(source, pairs):
            say(line)
        return
    with Project.open(file) as project:
        settings = load_settings()
        aids = aids_of(settings)
        learned = ProjectKnowledge(project, FOR_ONE_TEXT, settings.encoder)
        document = read_input(source, lang=source_lang, encoding=encoding, keep=True)
        text = watched(preparing(taken_as(document, (project.info.source_lang,)), aids))
        documents = [read_input(draft, lang=target_lang, encoding=encoding) for draft in drafts]
        targets = project.info.target_langs
        prepared = [watched(preparing(taken_as(draft, targets), aids)) for draft in documents]
        if _wants_split(text, split):
            text, inside = (
                only(text, project.info.source_lang, aids),
                drafts_inside(text, project.info.target_langs, aids),
            )
            prepared += inside
        added = watched(add(project, text, prepared, learned))
    for line in _report(added):
        say(line)


def _wants_split(text: PreparedText, split: bool | None) -> bool:
    if split is not None:
        return split
    others = [part.lang for part in parts_of(text) if part.lang != text.lang]
    if not others:
        return False
    question = f"{text.document.name} also holds {' and '.join(others)}"
    if sys.stdin.isatty():
        return click.confirm(f"{question}. Take it apart and align its passages?", default=True, err=True)
    say(f"{question}; taken as it is (--split takes it apart)")
    return False


def _pairs_report(path: Path, added: PairsAdded) -> list[str]:
    report = added.report
    lines = [f"{path}: line {entry.line}: {entry.reason}" for entry in (*report.skipped, *report.doubtful)]
    lines.append(f"{path.name}: {added.segments} segments, {report.left_out} skipped")
    for _, lang, bitext in added.bitexts:
        statuses = Counter(bead.status.value if bead.paired else "untranslated" for bead in bitext.beads)
        lines.append(f"{lang}: " + ", ".join(f"{count} {name}" for name, count in statuses.most_common()))
    return lines


def _report(added: Added) -> list[str]:
    source = added.source
    lines = [f"{source.document.name}: {source.lang}, {len(source.segments)} segments"]
    for draft, (_, bitext) in zip(added.drafts, added.bitexts, strict=True):
        types = Counter(bead.type for bead in bitext.beads)
        shown = ", ".join(f"{type_} {count}" for type_, count in types.most_common())
        lines.append(f"{draft.document.name}: {draft.lang}, {len(draft.segments)} segments, beads {shown}")
    if added.begun:
        lines.append(f"no draft: {len(source.segments)} segments to be translated")
    if added.problem:
        lines.append(added.problem)
    return lines
