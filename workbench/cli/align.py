"""`qostil align`."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.folders import run
from workbench.cli.options import FILE, encoder_option, encoding_option, lang_option, say
from workbench.errors import InputError
from workbench.services.aids import aids_of
from workbench.services.aligning import align_files
from workbench.services.folders import FolderOptions
from workbench.services.tables import Table, as_tsv, write_tables
from workbench.settings import load_settings

DEFAULT_FORM = "tmx"
FORMS = ("tmx", "tsv", "jsonl", "xlsx", "html")


@click.command("align")
@click.argument("source", type=FILE)
@click.argument("targets", type=FILE, nargs=-1, required=True, metavar="TARGET [TARGET2]...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="OUT.tmx, .tsv, .jsonl, .xlsx or .html; a folder for folders.",
)
@lang_option("--from", "source_lang", side="source")
@lang_option("--to", "target_lang", side="target")
@click.option("--lines", is_flag=True, help="Each line of the input already is a segment.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out less sure beads.")
@encoding_option
@click.option("--memory", metavar="FILE.qtm|URL", help="A memory to learn words from.")
@encoder_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default=DEFAULT_FORM,
    show_default=True,
    help="Folders: of outputs.",
)
@click.option("--force", is_flag=True, help="Folders: overwrite files that Qostil did not write.")
@click.option("--jobs", type=click.IntRange(1), help="Folders: so many processes; default: one a core.")
@click.option("--json", "as_json", is_flag=True, help="Folders: print what became of each file as JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    source: Path,
    targets: tuple[Path, ...],
    output: Path | None,
    source_lang: str | None,
    target_lang: str | None,
    lines: bool,
    min_confidence: float,
    encoding: str | None,
    memory: str | None,
    encoder: str,
    form: str,
    force: bool,
    jobs: int | None,
    as_json: bool,
) -> None:
    """Align SOURCE with TARGET sentence by sentence.

    Without -o: confidence, source and target of each bead as TSV on stdout. JSONL holds a bead a line
    with the segments' indices. TMX holds the pairs only.

    A second target in another language makes rows of three: a group of source segments with what both
    translations have for it.

    Of two folders, files are paired by name, or by content where names do not tell, and aligned with one
    lexicon on all cores; -o names a folder. Run again, it does only what is new, changed or unfinished.
    Exit status 1 when a file could not be done.
    """
    if source.is_dir():
        if lines:
            raise InputError("--lines is for files; folders are cut into sentences")
        settings = load_settings()
        aids_of(settings)  # rules that cannot be used are told before any work
        options = FolderOptions(
            source_lang,
            target_lang,
            f".{form}",
            min_confidence,
            memory,
            encoder,
            encoding,
            force,
            jobs or 0,
            settings.segmentation_rules,
            settings.spelling,
        )
        ctx.exit(run(source, targets, output, options, as_json))
    if force or jobs or as_json or form != DEFAULT_FORM:
        raise InputError("--force, --jobs, --json and --format are for folders")
    table = align_files(
        source,
        targets,
        source_lang,
        target_lang,
        lines=lines,
        encoding=encoding,
        memory=memory,
        encoder=encoder,
        aids=aids_of(load_settings()),
    )
    if output is None:
        click.echo(as_tsv([table], min_confidence), nl=False)
    else:
        write_tables([table], output, min_confidence)
    for line in _report(table):
        say(line)


def _report(table: Table) -> list[str]:
    beads = [[bead for row in table.rows for bead in row.row.beads[n]] for n in range(len(table.langs) - 1)]
    source = sum(len(row.row.source) for row in table.rows)
    lines = [
        f"{table.langs[0]}–{lang}: {source} × {sum(len(bead.target) for bead in found)} segments,"
        f" {len(found)} beads, {sum(bead.paired for bead in found)} pairs"
        for lang, found in zip(table.langs[1:], beads, strict=True)
    ]
    if len(beads) > 1:
        whole = sum(all(row.texts) for row in table.rows)
        lines.append(f"{'–'.join(table.langs)}: {len(table.rows)} rows, {whole} with all languages")
    return lines
