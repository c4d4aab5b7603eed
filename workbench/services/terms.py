"""What a user does with glossaries: import, export, find, list, remove, attach to a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.folding import fold
from corpus.languages import UNKNOWN, normalise
from memory.glossary import (
    Entry,
    Found,
    Glossary,
    GlossaryReport,
    Style,
    Term,
    TermStatus,
    open_glossary,
    read_glossary,
    write_table,
    write_tbx,
)
from workbench.errors import InputError
from workbench.project import Project

TBX = ".tbx"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of importing a file: what was read, how many entries are new, how many were changed."""

    report: GlossaryReport
    added: int
    changed: int


def import_glossary(
    location: Path, path: Path, author: str, languages: Sequence[str] = (), encoding: str | None = None
) -> Imported:
    """Take the entries of a csv, tsv or TBX file into a glossary, which is created when it does not exist."""
    report = GlossaryReport()
    store = open_glossary(location, create=True)
    result = store.put(read_glossary(path, report, tuple(languages), encoding), author=author)
    return Imported(report, result.added, result.changed)


def export_glossary(location: Path, path: Path, style: Style = Style.V2) -> int:
    """Write a glossary as csv, tsv or TBX, by the path's ending; returns how many entries."""
    entries = open_glossary(location).entries()
    if path.suffix.lower() == TBX:
        return write_tbx(entries, path, style)
    if path.suffix.lower() in (".csv", ".tsv"):
        return write_table(entries, path)
    raise InputError(
        f"{path}: cannot write {path.suffix or 'a file without ending'}; choose .csv, .tsv or .tbx"
    )


def find_terms(location: Path, text: str, lang: str) -> list[Found]:
    """The terms of a glossary in a text."""
    return load([location]).find(text, lang)


def load(locations: Iterable[Path]) -> Glossary:
    """Some glossaries as one, ready for finding terms."""
    return Glossary([entry for location in locations for entry in open_glossary(location).entries()])


def entries_about(location: Path, text: str = "", lang: str = "") -> list[Entry]:
    """The entries with a term that holds a text, in any language or one; all of them without a text."""
    wanted = fold(text)
    return [
        entry
        for entry in open_glossary(location).entries()
        if any(wanted in fold(term.text) and lang in ("", term.lang) for term in entry.terms)
    ]


def add_entry(location: Path, terms: Sequence[str], author: str, *, domain: str = "", note: str = "") -> bool:
    """Add an entry of terms written as kk=сот, ru=суд; whether the glossary did not know it as it is.

    A further term of a language is admitted, one written ru!=трибунал is forbidden. Raises InputError.
    """
    entry = Entry(tuple(_written(terms)), domain=domain, note=note)
    result = open_glossary(location, create=True).put([entry], author=author)
    return bool(result.added or result.changed)


def _written(terms: Sequence[str]) -> Iterator[Term]:
    seen = set[str]()
    for written in terms:
        code, _, text = written.partition("=")
        lang, text = normalise(code.rstrip("!")), " ".join(text.split())
        if lang == UNKNOWN or not text:
            raise InputError(f"{written!r} is no term; write the language and the term, as in kk=сот")
        status = TermStatus.ADMITTED if lang in seen else TermStatus.PREFERRED
        if code.endswith("!"):
            status = TermStatus.FORBIDDEN
        else:
            seen.add(lang)
        yield Term(text, lang, status)


def remove_entries(location: Path, names: Sequence[str]) -> int:
    """Remove entries by uid or by a term of theirs; returns how many went.

    Raises InputError when a name stands for several entries, or for none; nothing is removed then.
    """
    store = open_glossary(location)
    entries = store.entries()
    return store.remove({_meant(entries, name, location) for name in names})


def _meant(entries: Sequence[Entry], name: str, location: Path) -> str:
    exact = [entry.uid for entry in entries if entry.uid and entry.uid == name]
    named = [entry.uid for entry in entries if any(fold(term.text) == fold(name) for term in entry.terms)]
    found = exact or named
    if not found:
        raise InputError(f"{location}: no entry has the id or the term {name!r}; see: qostil glossary list")
    if len(set(found)) > 1:
        raise InputError(
            f"{location}: several entries have the term {name!r}; name one by its id: {', '.join(found)}"
        )
    if not found[0]:
        raise InputError(
            f"{location}: the entry of {name!r} has no id; import the file into a glossary first"
        )
    return found[0]


def glossary_files(project: Project, setting: str = "") -> list[Path]:
    """The glossaries to use in a project: those attached to it and the one in the user's settings."""
    attached = [project.path.parent / location for location in project.glossaries()]
    return attached + ([Path(setting).expanduser()] if setting else [])


def attach(project: Project, location: Path) -> None:
    """Attach a glossary to a project. Raises GlossaryError when it cannot be read."""
    open_glossary(location).entries()
    project.attach_glossary(_relative(project, location))


def detach(project: Project, location: Path) -> bool:
    """Take a glossary off a project; whether it was attached."""
    return project.detach_glossary(_relative(project, location))


def _relative(project: Project, location: Path) -> str:
    """A glossary's place as the project keeps it: relative to the project when it lies beside or below."""
    folder = project.path.resolve().parent
    place = location.resolve()
    return str(place.relative_to(folder)) if place.is_relative_to(folder) else str(place)


def default_glossary(project: Project) -> Path:
    """The glossary that a project gets with its first term: beside it, under its name."""
    return project.path.with_suffix(".terms.csv")


def is_attached(project: Project, location: Path) -> bool:
    """Whether a glossary is attached to a project."""
    return _relative(project, location) in project.glossaries()


def attach_or_detach(project: Project, location: Path) -> bool:
    """Attach a glossary to a project, or detach one that is; whether it is attached now."""
    if is_attached(project, location):
        detach(project, location)
        return False
    attach(project, location)
    return True


def attach_if_first(project: Project, location: Path) -> bool:
    """Attach the glossary that a project gets with its first term; whether that was done now."""
    if project.read_only or project.glossaries() or location.resolve() != default_glossary(project).resolve():
        return False
    attach(project, location)
    return True
