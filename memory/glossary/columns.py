"""What the columns of a glossary table mean, told by their names in English, Russian or Kazakh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.languages import normalise

PROPERTY = "property:"
REMARK = "#"
"""What a column begins with that is for the reader's eyes only."""


class Meaning(StrEnum):
    """What a column holds: a term of a language, something about that term, or about the entry."""

    TERM = "term"
    TERM_STATUS = "status"
    FORMS = "forms"
    PART_OF_SPEECH = "part of speech"
    TERM_NOTE = "term note"
    UID = "id"
    DOMAIN = "domain"
    DEFINITION = "definition"
    NOTE = "note"
    AUTHOR = "author"
    EDITOR = "editor"
    CREATED = "created"
    CHANGED = "changed"
    OTHER = "other"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `lang` of what is about a term ("" when about every term of the row), `name` of others."""

    meaning: Meaning
    lang: str = ""
    name: str = ""


_ENTRY = {
    Meaning.UID: ("id", "uid", "entry id", "№"),
    Meaning.DOMAIN: ("domain", "subject", "subject field", "field", "область", "тема", "сфера", "сала"),
    Meaning.DEFINITION: ("definition", "определение", "анықтама", "анықтамасы"),
    Meaning.NOTE: ("note", "notes", "comment", "comments", "примечание", "комментарий", "ескерту"),
    Meaning.AUTHOR: ("author", "created by", "автор"),
    Meaning.EDITOR: ("editor", "changed by", "редактор"),
    Meaning.CREATED: ("created", "creation date", "создано"),
    Meaning.CHANGED: ("changed", "modified", "change date", "изменено"),
}  # fmt: skip
_OF_TERM = {
    Meaning.TERM_STATUS: ("status", "usage", "статус", "мәртебесі"),
    Meaning.FORMS: ("forms", "variants", "формы", "варианты", "формалары"),
    Meaning.PART_OF_SPEECH: ("part of speech", "pos", "часть речи", "сөз табы"),
    Meaning.TERM_NOTE: ("term note", "usage note"),
}
_LANGUAGES = {
    "қазақша": "kk", "қазақ тілі": "kk", "қазақ": "kk", "казахский": "kk", "kazakh": "kk",
    "орысша": "ru", "орыс тілі": "ru", "русский": "ru", "russian": "ru",
    "ағылшынша": "en", "ағылшын тілі": "en", "английский": "en", "english": "en",
}  # fmt: skip
_CODES = frozenset(
    [
        "kk",
        "ru",
        "en",
        "ky",
        "uz",
        "tr",
        "tt",
        "uk",
        "de",
        "fr",
        "es",
        "it",
        "zh",
        "ar",
        "ja",
        "ko",
        "pl",
        "hu",
    ]
)
_THREE = frozenset(["kaz", "rus", "eng"])
PLACES = {
    "source": 0, "source term": 0, "term": 0, "термин": 0, "target": 1, "target term": 1, "translation": 1,
    "перевод": 1, "аударма": 1, "аудармасы": 1,
}  # fmt: skip
"""Column names that say which term comes first, but not its language."""


def column_of(name: str) -> Column | None:
    """The column of a name; None when nothing of ours is called so. Case does not count."""
    if name.startswith(REMARK):
        return Column(Meaning.REMARK)
    if name.startswith(PROPERTY):
        return Column(Meaning.OTHER, name=name.removeprefix(PROPERTY))
    plain = " ".join(name.lower().replace("_", " ").split())
    lang = language_of(name)
    if lang:
        return Column(Meaning.TERM, lang)
    for meaning, names in _ENTRY.items():
        if plain in names:
            return Column(meaning)
    code, colon, detail = plain.partition(":")
    if not colon:
        return next((Column(m) for m, names in _OF_TERM.items() if plain in names), None)
    lang = language_of(code.strip()) or (code.strip() if code.strip().isalpha() else "")
    if lang and detail.strip() == "term":
        return Column(Meaning.TERM, lang)
    for meaning, names in _OF_TERM.items():
        if lang and (detail.strip() in names or (meaning is Meaning.TERM_NOTE and detail.strip() == "note")):
            return Column(meaning, lang)
    return None


def language_of(name: str) -> str:
    """The language that a column's name stands for, "" for none: kk, kk-KZ, kaz, Kazakh, қазақша."""
    plain = name.strip().lower().replace("_", "-")
    if plain in _LANGUAGES:
        return _LANGUAGES[plain]
    primary = plain.split("-")[0].split(" (")[0]
    if primary in _CODES or primary in _THREE:
        return normalise(primary)
    return _LANGUAGES.get(plain.split(" (")[0], "")


def heading(column: Column) -> str:
    """The name that a column is written under; `column_of` reads it back."""
    if column.meaning is Meaning.TERM:
        return column.lang if language_of(column.lang) == column.lang else f"{column.lang}:term"
    if column.meaning is Meaning.OTHER:
        free = (
            column_of(column.name) is None and column.name and not column.name.startswith((PROPERTY, REMARK))
        )
        return column.name if free and column.name == column.name.strip() else f"{PROPERTY}{column.name}"
    if column.meaning is Meaning.TERM_NOTE:
        return f"{column.lang}:note"
    return f"{column.lang}:{column.meaning}" if column.lang else column.meaning.value


def columns_of(header: Sequence[str]) -> list[Column] | None:
    """The columns of a header line; None when no column of it names a language."""
    columns = [column_of(name.strip()) or Column(Meaning.OTHER, name=name.strip()) for name in header]
    return columns if any(column.meaning is Meaning.TERM for column in columns) else None
