"""A source text and its translation, as a bilingual file has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from corpus.placeholders import Code
from memory.unit import Origin, TranslationUnit, UnitStatus


@dataclass(frozen=True, slots=True)
class Pair:
    """One segment of a bilingual file; `target` is empty when it is not translated yet.

    `status` is None when the file says nothing of it. A `locked` pair is not to be changed. The markups hold
    inline elements as in TMX where there are any (`TranslationUnit.source_markup`), the codes those of XLIFF,
    each named by its id. `line` is where it begins in the file, `unit` its id there, `document` the file that
    it was taken from, `base` what Qostil noted when it wrote it.
    """

    source: str
    target: str
    source_lang: str
    target_lang: str
    status: UnitStatus | None = None
    locked: bool = False
    unit: str = ""
    document: str = ""
    notes: tuple[str, ...] = ()
    source_markup: str = ""
    target_markup: str = ""
    line: int = 0
    source_codes: tuple[Code, ...] = ()
    target_codes: tuple[Code, ...] = ()
    base: str = ""

    def as_unit(self) -> TranslationUnit:
        """The translation unit; one without a status is taken as approved, as in TMX."""
        return TranslationUnit(
            self.source,
            {self.target_lang: self.target},
            self.source_lang,
            origin=Origin(document=self.document, segment=self.unit),
            status=self.status or UnitStatus.APPROVED,
            notes=self.notes,
            source_markup=self.source_markup,
            target_markup={self.target_lang: self.target_markup} if self.target_markup else {},
        )


class Languages(NamedTuple):
    """What the user says of a file's languages; "" leaves it to the file."""

    source: str = ""
    target: str = ""
