"""The formatting of the units that a project gives."""

from __future__ import annotations

from dataclasses import replace

from aligner import Row
from corpus.placeholders import Code
from memory import TranslationUnit
from memory.tmx.markup import markup_of
from workbench.project import Project
from workbench.services.joining import Joined
from workbench.services.segment_codes import joined_codes, numbered_alike, segment_codes


class RowCodes:
    """The codes of the rows of bitexts over one source."""

    def __init__(self, project: Project, joined: Joined) -> None:
        self._joined = joined
        self._source = segment_codes(project, joined.entries[0].source_id)
        self._targets = [segment_codes(project, entry.target_id) for entry in joined.entries]

    def on(self, unit: TranslationUnit, row: Row) -> TranslationUnit:
        """A row's unit with the markup of its texts."""
        source = joined_codes(self._source, row.source, self._joined.source)
        markup: dict[str, str] = {}
        ours = numbered_alike(source, ())[0]
        for number, state in enumerate(self._joined.states):
            lang = self._joined.langs[number + 1]
            codes: list[Code] = joined_codes(self._targets[number], row.target(number), state.target)
            if codes and lang in unit.targets:
                markup[lang] = markup_of(unit.targets[lang], numbered_alike(source, codes)[1])
        return replace(unit, source_markup=markup_of(unit.source, ours), target_markup=markup)
