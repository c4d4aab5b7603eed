"""A translation as a document: its source's own file with other texts in it, or a new one.

A source whose form is not written back (plain text, PDF, EPUB) becomes a Word document or a plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner import Bead, Side, Status
from corpus.document import Segment, Span
from corpus.errors import CorpusError
from corpus.original import Form
from corpus.placeholders import Code, codes_in
from corpus.writers import Replacement, Written, write
from corpus.writing import write_atomically
from workbench.errors import ExportError
from workbench.project import BitextEntry, Project, ReviewState
from workbench.services.fresh_copy import FRESH, translated_paragraphs
from workbench.services.segment_codes import BeadCodes
from workbench.services.xliff_export import chosen

FORMS = {
    ".docx": Form.DOCX,
    ".docm": Form.DOCX,
    ".odt": Form.ODT,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
}
"""The forms that a source is written back in, by file ending."""
_CHECKED = frozenset({Status.APPROVED, Status.DRAFT})
_ALL = frozenset({Status.APPROVED, Status.DRAFT, Status.NEW})


@dataclass(frozen=True, slots=True)
class WrittenBack:
    """What became of a text's segments: translated, or left as the source has them, and why.

    `open` have no translation that may go out, `stuck` have one that cannot be put in the source's place.
    `lost` are the names of formatting and links that found no place in their translations.
    """

    name: str
    translated: int
    open: int
    stuck: int
    lost: tuple[str, ...]

    @property
    def segments(self) -> int:
        """How many segments the text has."""
        return self.translated + self.open + self.stuck


@dataclass(frozen=True, slots=True)
class _Pair:
    """What a bead puts into the source, and how many source segments it has."""

    replacements: tuple[Replacement, ...]
    segments: int

    def followed_by(self, text: str) -> _Pair:
        """The pair with more text at its end."""
        *others, last = self.replacements
        return replace(self, replacements=(*others, replace(last, text=(last.text + text).strip())))


def goes_back(project: Project, path: Path) -> bool:
    """Whether a file of this name is to be a translation: a source came in that form, or it is made anew."""
    suffix = path.suffix.lower()
    return suffix in FRESH or _of_form(project, project.bitexts.entries(), FORMS.get(suffix)) != []


def write_back(
    project: Project, path: Path, *, target_lang: str = "", document: str = "", everything: bool = False
) -> WrittenBack:
    """Write a source with its translations in the place of its segments, in its own file or a new one.

    Approved pairs and drafts go in, with `everything` also new ones. Raises ExportError when it is not clear
    which text or language is meant, or the file cannot be written.
    """
    entry = _entry(project, path, target_lang, document)
    state = project.bitexts.state(entry)
    pairs = list(_replacements(project, entry, state, _ALL if everything else _CHECKED))
    if not pairs:
        raise ExportError(
            f"{project.path}: nothing of {entry.source_name} is approved or a draft yet;"
            " approve pairs first, or take undecided pairs, too (on the command line: --all)"
        )
    replacements = [replacement for pair in pairs for replacement in pair.replacements]
    try:
        written = _written(project, entry, state, replacements, path)
        write_atomically(path, written.data)
    except CorpusError as error:
        raise ExportError(str(error)) from error
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror}; choose another place") from error
    left = set(written.left)
    stuck = sum(pair.segments for pair in pairs if any(r.span in left for r in pair.replacements))
    done = sum(pair.segments for pair in pairs)
    excluded = sum(len(bead.source) for bead in state.bitext.beads if bead.status is Status.EXCLUDED)
    return WrittenBack(
        entry.source_name,
        done - stuck,
        len(state.source) - done - excluded,
        stuck,
        tuple(code.name for code in written.unplaced),
    )


def _written(
    project: Project, entry: BitextEntry, state: ReviewState, replacements: Sequence[Replacement], path: Path
) -> Written:
    suffix = path.suffix.lower()
    original = project.originals.original(entry.source_id)
    if original is not None and original.form is FORMS.get(suffix):
        return write(original, project.documents.document(entry.source_id), replacements)
    segments = project.documents.segments(entry.source_id)
    paragraphs = translated_paragraphs(segments, state.source, replacements, entry.target_lang)
    return Written(FRESH[suffix](list(paragraphs)), (), ())


def _of_form(project: Project, entries: Sequence[BitextEntry], form: Form | None) -> list[BitextEntry]:
    """The bitexts whose source came in a form."""
    return [e for e in entries if form is not None and project.originals.form(e.source_id) is form]


def _entry(project: Project, path: Path, target_lang: str, document: str) -> BitextEntry:
    """The one bitext that is meant; of several drafts of a text in one language, the first."""
    suffix = path.suffix.lower()
    entries = chosen(project, target_lang)
    if document:
        entries = [e for e in entries if document in (e.source_name, Path(e.source_name).stem)]
    entries = _of_form(project, entries, FORMS.get(suffix)) or (entries if suffix in FRESH else [])
    if not entries:
        what = " ".join(filter(None, (document, f"in {target_lang}" if target_lang else "")))
        form = FORMS.get(suffix, "text")
        raise ExportError(f"{project.path}: holds no {form} {what}".rstrip() + "; choose among its texts")
    names = list(dict.fromkeys(e.source_name for e in entries))
    if len({e.source_id for e in entries}) > 1:
        raise ExportError(f"{project.path}: holds {', '.join(names)}; choose one with --document")
    langs = list(dict.fromkeys(e.target_lang for e in entries))
    if len(langs) > 1:
        raise ExportError(f"{project.path}: is translated into {', '.join(langs)}; choose one with --to")
    return entries[0]


def _replacements(
    project: Project, entry: BitextEntry, state: ReviewState, wanted: frozenset[Status]
) -> Iterator[_Pair]:
    """The beads that are to go in; what stands in the target alone goes with the translation before it."""
    segments = project.documents.segments(entry.source_id)
    codes = BeadCodes(project, entry)
    held: _Pair | None = None
    aside = ""
    for bead in state.bitext.beads:
        text = state.text(bead, Side.TARGET)
        if bead.status not in wanted or not text:
            continue
        stretches = _stretches([segments[n] for n in bead.source])
        if not stretches:
            aside = f"{aside} {text}"
            continue
        if held is not None:
            yield held.followed_by(aside)
            aside = ""
        held = _pair(bead, state, stretches, codes.of_document(bead, state.source, state.target))
    if held is not None:
        yield held.followed_by(aside)


def _pair(bead: Bead, state: ReviewState, stretches: Sequence[Span], codes: Sequence[Code]) -> _Pair:
    """A bead's texts for its stretches: one each if it has as many, or else all in the first."""
    texts = [state.target[n] for n in bead.target if state.target[n]]
    if len(stretches) == 1 or len(texts) != len(stretches):
        whole = Replacement(stretches[0], " ".join(texts), tuple(codes))
        return _Pair((whole, *(Replacement(stretch, "") for stretch in stretches[1:])), len(bead.source))
    made = []
    start = 0
    for stretch, text in zip(stretches, texts, strict=True):
        own = codes_in(codes, Span(start, start + len(text)))
        made.append(Replacement(stretch, text, own))
        start += len(text) + 1
    return _Pair(tuple(made), len(bead.source))


def _stretches(segments: Iterable[Segment]) -> list[Span]:
    """The stretches of the original that a bead's segments take, one a paragraph; added ones take none."""
    found: dict[int, Span] = {}
    for segment in segments:
        if segment.span.start < segment.span.end:
            before = found.get(segment.paragraph, segment.span)
            found[segment.paragraph] = Span(before.start, segment.span.end)
    return list(found.values())
