"""Term candidates from a project or a TMX file, for the user to accept."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from aligner.dictionary import Dictionary
from corpus.inflection.russian import is_adjective
from corpus.writing import write_atomically
from memory import TmxReport, TranslationUnit, read_tmx
from memory.glossary import Candidate, Glossary, Language, Merged, open_glossary
from memory.glossary.candidates import candidates
from workbench.errors import ExportError, InputError
from workbench.project import Project
from workbench.services.exporting import approved_units

_NAMING = frozenset(["noun", "adj", "prop", "abbr"])
_NOUNS = frozenset(["noun", "prop", "abbr"])
_FUNCTION = {
    "kk": (
        "оны оның онда одан оған онымен сол соның соны сонда содан соған мен сен біз сіз олар бұл осы"
        " осының осыған өз бір екі үш қатар жүзеге іске сон соң үшін туралы және немесе бойынша жылғы"
    ),
    "ru": (
        "в на и с со к ко по не из у о об от для за до как что это при во под над же бы ли или а но то"
        " так его её их он она они мы вы я себя свой своя своё свои который которая которое которые был"
        " была было были быть будет есть также только еще ещё уже все всех всем весь вся всё этот эта"
        " эти этого того тот та те тем чем если когда где между после перед через без более менее может"
        " можно нужно мне меня нас нам вас вам кто чтобы году года год"
    ),
    "en": (
        "the a an of and in to for on with by at from as is are was were be been being that this these"
        " those it its their his her he she they we you i not or but which who whom whose will would"
        " shall should can could may might must has have had do does did also than then there here into"
        " over under between after before about all any each other such no so if when while what our"
        " your my me us them him more most some"
    ),
}


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in a text: the candidates and the two languages."""

    found: tuple[Candidate, ...]
    source_lang: str
    target_lang: str


def extract(
    path: Path, *, source_lang: str, target_lang: str | None, least: int, top: int, known: Sequence[Path] = ()
) -> Extraction:
    """The terms that a TMX file or a project's approved units suggest, the weightiest first.

    Terms that a known glossary has are left out. Raises InputError when the file has no such pairs.
    """
    units = _units(path, source_lang)
    lang = target_lang or next((code for unit in units for code in unit.targets), "")
    pairs = [(u.source, u.targets[lang]) for u in units if u.source_lang == source_lang and lang in u.targets]
    if not pairs:
        raise InputError(f"{path}: has no pairs from {source_lang} into {lang or 'another language'}")
    found = candidates(pairs, language(source_lang), language(lang), least=least)
    glossary = Glossary([entry for place in known for entry in open_glossary(place).entries()])
    new = [one for one in found if not _is_known(one, glossary, source_lang)]
    return Extraction(tuple(new[:top]), source_lang, lang)


def accept(extraction: Extraction, location: Path, author: str, sure: float) -> Merged:
    """Put the candidates that are at least so sure into a glossary, which is created if need be."""
    entries = [
        one.entry(extraction.source_lang, extraction.target_lang)
        for one in extraction.found
        if one.target and one.sure >= sure
    ]
    return open_glossary(location, create=True).put(entries, author=author)


def table(extraction: Extraction) -> str:
    """Candidates as a tab-separated table; what is said about them stands in columns that no import reads."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow([extraction.source_lang, extraction.target_lang, "#sure", "#count", "#weight"])
    writer.writerows([one.source, one.target, one.sure, one.count, one.weight] for one in extraction.found)
    return out.getvalue()


def write_candidates(extraction: Extraction, path: Path) -> None:
    """Write candidates as a tab-separated file. Raises ExportError."""
    try:
        write_atomically(path, table(extraction))
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror}; choose another place") from error


def language(code: str) -> Language:
    """What is shipped about a language that tells terms from other words."""
    return Language(code, _Kinds(code), _frequencies(code))


class _Kinds:
    """The kinds of words by the shipped lexicon (for Kazakh) and lists of function words."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._function = frozenset(_FUNCTION.get(lang, "").split())

    def ignored(self, word: str) -> bool:
        """Whether no term holds a word; a Kazakh verbal noun in -у (білім беру) may stand in one."""
        parts = self._parts(word)
        acts = self._lang == "kk" and word.endswith("у")
        return word in self._function or bool(parts and not parts & _NAMING and not acts)

    def qualifies(self, word: str) -> bool:
        """Whether a word is an adjective."""
        if self._lang == "ru":
            return is_adjective(word)
        parts = self._parts(word)
        return bool(parts and not parts & _NOUNS)

    def _parts(self, word: str) -> frozenset[str]:
        return _parts_of_speech(word) if self._lang == "kk" else frozenset()


@cache
def _parts_of_speech(word: str) -> frozenset[str]:
    return frozenset(entry.part_of_speech for entry in Dictionary.shipped().lookup(word))


@cache
def _frequencies(lang: str) -> dict[str, int]:
    """How often words begin with five letters in the texts that the aligner learned from."""
    place = files("aligner").joinpath("data", f"{lang}.frequencies.tsv")
    if not place.is_file():
        return {}
    rows = (line.split("\t") for line in place.read_text(encoding="utf-8").splitlines() if line)
    return {unit: int(count) for unit, count in rows}


def _units(path: Path, source_lang: str) -> list[TranslationUnit]:
    if path.suffix == ".qostil":
        with Project.open(path, read_only=True) as project:
            units = approved_units(project, "")
        if not units:
            raise InputError(f"{path}: nothing is approved yet; terms come from approved pairs")
        return units
    if path.suffix == ".tmx":
        return list(read_tmx(path, TmxReport(), source_lang=source_lang))
    raise InputError(f"{path}: can take terms from .tmx and .qostil files only")


def _is_known(candidate: Candidate, glossary: Glossary, lang: str) -> bool:
    whole = (0, len(candidate.source))
    return any(found.span == whole for found in glossary.find(candidate.source, lang, overlapping=True))
