"""What a reviewed unit changes of its bead, or why it must not.

A change is taken where only the reviewer made one since the file was written. Where the project has moved on
meanwhile, or the file does not say how the bead stood and the bead is decided, it is a problem.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from aligner import Bead, Status
from corpus.carrying import carried
from corpus.placeholders import Code, CodeKind
from workbench.services.bead_marks import digest
from workbench.services.returned import Returned


class Trouble(StrEnum):
    """Why a reviewed unit cannot be taken."""

    UNKNOWN = "unknown"  # no bead, or no longer the same segments
    FOREIGN = "foreign"  # a file of another project
    SOURCE = "source"  # its source text is another one
    CHANGED = "changed"  # the project's translation changed meanwhile
    DECIDED = "decided"  # the bead was decided otherwise meanwhile
    TAGS = "tags"  # inline elements missing, added or of another kind
    LOCKED = "locked"  # the bead is locked
    EMPTIED = "emptied"  # the translation was deleted
    TWICE = "twice"  # another unit said something else of the bead


@dataclass(frozen=True, slots=True)
class BeadView:
    """A bead as it stands in the project: its texts, their codes numbered alike, and the project's uid."""

    project: str
    bead: Bead
    source: str
    target: str
    source_codes: tuple[Code, ...] = ()
    target_codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a bead: its new text and the codes in it, its new status; None where it stays.

    The codes have the numbers of the bead's view.
    """

    text: str | None = None
    codes: tuple[Code, ...] | None = None
    status: Status | None = None

    def __bool__(self) -> bool:
        return self != Verdict()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a unit is not taken: the kind, and a line for the reader."""

    trouble: Trouble
    message: str


def verdict(view: BeadView, unit: Returned) -> Verdict | Refusal:
    """What a reviewed unit does to its bead; an empty verdict when nothing."""
    base = unit.base
    if base is not None and base.project != view.project[:8]:
        return Refusal(Trouble.FOREIGN, "the file was written from another project")
    source = digest(view.source)
    if digest(unit.source) != source or (base is not None and base.source != source):
        return Refusal(Trouble.SOURCE, "its source text is not that of the project any more")
    rewritten = _rewritten(view, unit)
    wanted = _wanted(view, unit, rewritten)
    if not rewritten and wanted in (None, view.bead.status):
        return Verdict()
    refusal = _refusal(view, unit, rewritten, wanted)
    if refusal is not None:
        return refusal
    status = None if wanted is view.bead.status else wanted
    if not rewritten:
        return Verdict(status=status)
    return Verdict(unit.target, None if unit.codes is None else _named(view, unit.target, unit.codes), status)


def _rewritten(view: BeadView, unit: Returned) -> bool:
    """Whether the reviewer wrote something else than the project has, in words or in tags."""
    same = digest(unit.target) == digest(view.target)
    if unit.status is not Status.APPROVED and digest(unit.target) == digest(view.source):
        return False  # a copy of the source that nobody approved is no translation
    if unit.base is not None and digest(unit.target) == unit.base.target and not same:
        return False
    return not same or (unit.codes is not None and unit.target == view.target and _moved(view, unit.codes))


def _moved(view: BeadView, codes: Sequence[Code]) -> bool:
    found = [(code.place, code.kind, code.name) for code in codes]
    kept = [code for code in view.target_codes if code not in _own(view)]
    return all(
        found != [(code.place, code.kind, str(code.number)) for code in before]
        for before in (view.target_codes, kept)
    )


def _own(view: BeadView) -> tuple[Code, ...]:
    """The codes that the translation alone has; some programs cannot hold them."""
    numbers = {code.number for code in view.source_codes}
    return tuple(code for code in view.target_codes if code.number not in numbers)


def _wanted(view: BeadView, unit: Returned, rewritten: bool) -> Status | None:
    """The status that the reviewer gave; None when the file has the one it was written with."""
    before = view.bead.status if unit.base is None else unit.base.status
    if unit.status is None or (unit.status is _as_read(before) and not rewritten):
        return Status.DRAFT if rewritten else None
    return unit.status


def _as_read(status: Status) -> Status:
    """What a reader makes of the status that was written: what is new in a file may be a draft."""
    return Status.DRAFT if status is Status.NEW else status


def _refusal(view: BeadView, unit: Returned, rewritten: bool, wanted: Status | None) -> Refusal | None:
    base, bead = unit.base, view.bead
    if bead.locked:
        return Refusal(Trouble.LOCKED, "the bead is locked; unlock it to take the review")
    ours = base is None or digest(view.target) != base.target
    if rewritten and not unit.target.strip():
        return Refusal(Trouble.EMPTIED, "its translation was deleted; reject the bead if that is meant")
    if base is not None and ours:
        return Refusal(Trouble.CHANGED, "its translation was changed in the project meanwhile")
    if rewritten and base is None and bead.status.decided:
        return Refusal(Trouble.DECIDED, f"it is {bead.status.value} with another text in the project")
    moved_on = base is not None and bead.status is not base.status and bead.status.decided
    if wanted is not bead.status and (moved_on or (base is None and bead.status.decided)):
        return Refusal(Trouble.DECIDED, f"it is {bead.status.value} in the project meanwhile")
    if rewritten and unit.codes is not None:
        return _of_tags(view, unit.codes)
    return None


def _of_tags(view: BeadView, codes: Sequence[Code]) -> Refusal | None:
    """The tags must be those of the translation as it was, or those of the source where it has any.

    Those that the translation alone had may be missing.
    """
    found = Counter((code.kind, code.name) for code in codes)
    before, source = _tally(view.target_codes), _tally(view.source_codes)
    if found in (before, before - _tally(_own(view))) or (source and found == source):
        return None
    wanted = before or source
    missing, extra = wanted - found, found - wanted
    said = [
        f"{word} {', '.join(sorted({_shown(*tag) for tag in tags}))}"
        for word, tags in (("missing", missing), ("unknown", extra))
        if tags
    ]
    return Refusal(Trouble.TAGS, f"its tags are not those it was written with: {'; '.join(said)}")


def _tally(codes: Sequence[Code]) -> Counter[tuple[CodeKind, str]]:
    return Counter((code.kind, str(code.number)) for code in codes)


def _shown(kind: CodeKind, name: str) -> str:
    before, after = "/" * (kind is CodeKind.CLOSE), "/" * (kind is CodeKind.ALONE)
    return f"⟦{before}{name}{after}⟧"


def _named(view: BeadView, text: str, codes: Sequence[Code]) -> tuple[Code, ...]:
    """The codes of a file, which are known by their numbers, as those of the bead.

    What the translation alone had, and the file has not, is carried over.
    """
    known = {(str(code.number), code.kind): code for code in (*view.source_codes, *view.target_codes)}
    found = [replace(known[code.name, code.kind], place=code.place) for code in codes]
    numbers = {code.number for code in found}
    own = [code for code in _own(view) if code.number not in numbers]
    return tuple(sorted((*found, *carried(own, view.target, text)), key=lambda code: code.place))
