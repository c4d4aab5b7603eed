"""The tour on the demo: what a user is asked to do, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.wording import mark


@dataclass(frozen=True, slots=True)
class Step:
    """What to do: done by any of `actions`; `keys` are the ids of the bindings named in the text."""

    actions: frozenset[str]
    text: str
    keys: tuple[str, ...] = ()


STEPS: tuple[Step, ...] = (
    Step(
        frozenset({"next_doubtful"}),
        mark("Kazakh on the left, the draft on the right. {0} goes to the next pair that is doubtful."),
        ("alignment.next_doubtful",),
    ),
    Step(
        frozenset({"merge", "merge_up", "split"}),
        mark("{0} merges it with the next pair, {1} cuts it; {2} takes anything back. Try one."),
        ("alignment.merge", "alignment.split", "alignment.undo"),
    ),
    Step(
        frozenset({"approve"}),
        mark("{0} approves the pair, writes it to the memory and goes on."),
        ("alignment.approve",),
    ),
    Step(
        frozenset({"translate"}),
        mark("{0} opens the translation screen, one segment at a time."),
        ("alignment.translate",),
    ),
    Step(
        frozenset({"insert", "cycle"}),
        mark("Below or beside are candidates from memories and engines. {0} takes the first one."),
        ("translation.candidate_1",),
    ),
    Step(
        frozenset({"findings"}),
        mark("{0} goes back to the alignment; there {1} lists what the checks found."),
        ("translation.align", "alignment.findings"),
    ),
    Step(
        frozenset({"export"}),
        mark("{0} goes back; then {1} writes the approved pairs to a file. Escape leaves its window."),
        ("findings.leave", "alignment.export"),
    ),
)
"""The steps, in their order; the tour ends after the last one."""
