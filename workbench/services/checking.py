"""Checks over files and projects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.placeholders import marked
from memory import Pair as UnitPair
from memory import TmxReport, is_bilingual, read_pairs
from memory.glossary import Glossary
from memory.tmx.tags import codes_of_markup
from workbench.checks import FULL, Profile
from workbench.project import Ignored, Project
from workbench.review import Finding, Pair, Rule, check, rules_with
from workbench.services.progress import Progress, Task
from workbench.services.reviewed import pair_of
from workbench.services.tagged_pairs import tagged
from workbench.services.terms import glossary_files, load
from workbench.services.texts import Aids, cutting, read_input

_EVERY = 5000


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """Which rules, what glossaries besides those of a project, what languages where the file does not say."""

    profile: Profile = FULL
    glossaries: Sequence[Path] = ()
    source_lang: str = ""
    target_lang: str = ""
    aids: Aids | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, the text it is in, and its line in the file where there are lines (0 where not).

    `ignored` is why it is left alone, None when it is not.
    """

    text: str
    finding: Finding
    line: int = 0
    ignored: Ignored | None = None


@dataclass(slots=True)
class Checked:
    """What a check found, by text and segment, and how much it looked at."""

    found: list[Found] = field(default_factory=list)
    segments: int = 0
    skipped: int = 0
    repairs: int = 0

    @property
    def open(self) -> list[Found]:
        """What is not ignored."""
        return [found for found in self.found if found.ignored is None]


def check_file(path: Path, options: CheckOptions) -> Task[Checked]:
    """Check a project, a bilingual file, or any text by itself; `-` is a text on standard input.

    Terms are checked by the glossaries named and those attached to the project. Raises TmxError, ReadError or
    ProjectError when the file cannot be read.
    """
    if path.suffix == ".qostil":
        with Project.open(path, read_only=True) as project:
            glossary = load((*glossary_files(project), *options.glossaries))
            return (yield from check_project(project, rules_with(glossary, options.profile)))
    if is_bilingual(path):
        return (yield from check_pairs(path, options, load(options.glossaries)))
    return (yield from check_text(path, options))


def check_project(project: Project, rules: Sequence[Rule]) -> Task[Checked]:
    """Check every bitext of a project; rejected beads are left out, ignored findings marked."""
    checked = Checked()
    ignored = project.ignored.all()
    entries = project.bitexts.entries()
    for number, entry in enumerate(entries):
        yield Progress(f"checking {entry.target_name}", number, len(entries))
        state = project.bitexts.state(entry)
        pairs = [
            pair_of(entry, state, position)
            for position, bead in enumerate(state.bitext.beads)
            if not bead.status.dismissed
        ]
        pairs = tagged(project, entry, state, pairs)
        checked.segments += len(pairs)
        checked.found += _marked_ignored(entry.target_name, pairs, check(pairs, rules), ignored)
    return checked


def _marked_ignored(
    name: str, pairs: Sequence[Pair], findings: Sequence[Finding], ignored: Mapping[tuple[str, str], Ignored]
) -> Iterator[Found]:
    digests = {pair.segment: pair.digest for pair in pairs} if ignored else {}
    for finding in findings:
        why = ignored.get((finding.rule, digests.get(finding.segment, "")))
        yield Found(name, finding, ignored=why)


def check_pairs(path: Path, options: CheckOptions, glossary: Glossary) -> Task[Checked]:
    """Check a bilingual file, language pair by language pair; units are numbered from 1."""
    report = TmxReport()
    pairs: dict[tuple[str, str], list[Pair]] = {}
    lines: dict[int, int] = {}
    units = read_pairs(path, report, source_lang=options.source_lang, target_lang=options.target_lang)
    number, source, langs = 0, None, set[str]()
    for unit in units:
        if unit.source != source or unit.target_lang in langs:  # else another language of the same unit
            number, source, langs = number + 1, unit.source, set()
            if number % _EVERY == 0:
                yield Progress(f"reading {path.name}", number, 0)
        langs.add(unit.target_lang)
        lines[number] = unit.line
        pairs.setdefault((unit.source_lang, unit.target_lang), []).append(_pair(number, unit))
    checked = Checked(segments=number, skipped=report.left_out)
    rules = rules_with(glossary, options.profile)
    for place, (pair_langs, some) in enumerate(pairs.items()):
        yield Progress(f"checking {path.name}", place, len(pairs))
        name = f"{path.name} {'–'.join(pair_langs)}"
        checked.found += [Found(name, f, lines.get(f.segment, 0)) for f in check(some, rules)]
    return checked


def _pair(number: int, unit: UnitPair) -> Pair:
    return Pair(
        number,
        marked(unit.source, codes_of_markup(unit.source_markup)) if unit.source_markup else unit.source,
        marked(unit.target, codes_of_markup(unit.target_markup)) if unit.target_markup else unit.target,
        unit.source_lang,
        unit.target_lang,
    )


def check_text(path: Path, options: CheckOptions) -> Task[Checked]:
    """Check a text without a source, repaired and cut into segments as it would come into a project."""
    document = read_input(path, lang=options.source_lang or None)
    text = yield from cutting(document, options.aids)
    pairs = [Pair(n, "", segment.text, "", text.lang) for n, segment in enumerate(text.segments, start=1)]
    yield Progress(f"checking {document.name}", 0, 1)
    findings = check(pairs, rules_with(None, options.profile))
    lines = _lines(document.text, [segment.span.start for segment in text.segments])
    checked = Checked(segments=len(pairs), repairs=sum(text.repair_counts().values()))
    name = Path(document.name).name or "-"
    checked.found += [Found(name, finding, lines[finding.segment - 1]) for finding in findings]
    return checked


def _lines(text: str, places: Sequence[int]) -> list[int]:
    """The lines, from 1, of places in a text that are in order."""
    lines: list[int] = []
    line, done = 1, 0
    for place in places:
        line += text.count("\n", done, place)
        done = max(done, place)
        lines.append(line)
    return lines
