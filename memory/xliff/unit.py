"""What an XLIFF file holds, whatever its version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.placeholders import Code
from memory.unit import UnitStatus


@dataclass(frozen=True, slots=True)
class XliffUnit:
    """A text and its translation, either of which may be empty.

    `id` is a name token (letters, digits, `.`, `-`, `_`), unique in its file. The codes stand at places of
    the texts; what means the same in both has the same number. `status` is None for what nobody has looked
    at; without `with_state` nothing is said of it. What is `locked` is not to be changed. `notes` are
    people's words, `remarks` those of Qostil, which are not read back. `base` is a word for Qostil itself,
    which comes back with the file.
    """

    id: str
    source: str
    target: str
    source_codes: tuple[Code, ...] = ()
    target_codes: tuple[Code, ...] = ()
    status: UnitStatus | None = None
    locked: bool = False
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    base: str = ""
    with_state: bool = True


@dataclass(frozen=True, slots=True)
class XliffFile:
    """The units of one document; `name` is what it is called, `id` a name token, unique in the XLIFF."""

    id: str
    name: str
    source_lang: str
    target_lang: str
    units: Iterable[XliffUnit]
