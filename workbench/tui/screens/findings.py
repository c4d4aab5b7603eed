"""All findings of a text, or of the project: narrowed, gone to, fixed, ignored for a reason."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from aligner import Side
from workbench.project import BitextEntry
from workbench.services.finding_list import Gathered, changed_beads, fix_all, gather, stands
from workbench.services.finding_table import GRAVITY, FindingTable, ListedFinding, Narrowing
from workbench.services.reviewing import Review
from workbench.services.session import Session
from workbench.tui.actions import Action, bindings
from workbench.tui.list_actions import FINDING_ACTIONS
from workbench.tui.named import place_of
from workbench.tui.screens.dialogs import ChoiceDialog, EditDialog, PromptDialog
from workbench.tui.screens.list_screen import ListScreen
from workbench.tui.screens.progressing import OURS
from workbench.tui.widgets.finding_rows import finding_details, finding_parts
from workbench.tui.widgets.row_list import Part, RowList
from workbench.tui.worded import worded
from workbench.wording import _, counted, mark

if TYPE_CHECKING:
    from workbench.services.term_picking import Passage

Jump = Callable[[BitextEntry | None, int], object]
"""Shows a bead of a bitext, or where the user was before."""


class FindingsScreen(ListScreen):
    """What the checks say, bead by bead; `jump` goes to a bead once the screen is left."""

    ACTIONS: ClassVar[Sequence[Action]] = FINDING_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(FINDING_ACTIONS)
    SYMBOLS: ClassVar[str] = mark("✗ error   ! warning   · note   – ignored   * has a fix")
    HINT: ClassVar[str] = mark("a text in the message or the segments")

    @dataclass
    class Came(Message):
        """What is known of the findings so far."""

        gathered: Gathered

    @dataclass
    class Refused(Message):
        """Why nothing could be checked."""

        reason: str

    def __init__(self, session: Session, entry: BitextEntry, jump: Jump) -> None:
        super().__init__()
        self._session = session
        self._entry = entry
        self._jump = jump
        self._whole = False
        self._found = FindingTable()
        self._narrowing = Narrowing()
        self._checking = True

    def on_mount(self) -> None:
        """Check what is to be listed."""
        self._check()

    # Work away from the keys

    def _check(self) -> None:
        self._checking = True
        self._refresh_head()
        entries = self._session.project.bitexts.entries() if self._whole else [self._entry]
        self.gather(entries)

    @work(thread=True, exclusive=True, group="gather", exit_on_error=False)
    def gather(self, entries: Sequence[BitextEntry]) -> None:
        """Check some bitexts."""
        worker = get_current_worker()
        try:
            for gathered in gather(self._session, entries, lambda: worker.is_cancelled):
                if not worker.is_cancelled:
                    self.post_message(self.Came(gathered))
        except OURS as error:
            self.post_message(self.Refused(str(error)))

    @on(Came)
    def came(self, event: Came) -> None:
        """List what was found."""
        self._checking = not event.gathered.settled
        self._found = event.gathered.found
        self.search()

    @on(Refused)
    def refused(self, event: Refused) -> None:
        """Say why nothing was checked."""
        self._checking = False
        self._refresh_head()
        self.notify(event.reason, severity="error", timeout=10, markup=False)

    # What is listed

    def search(self) -> None:
        """List what is asked for, the cursor where it was if that is still there."""
        self._narrowing = replace(self._narrowing, text=self.text)
        self.narrow(self.rows.cursor)

    @work(exclusive=True, group="narrow", exit_on_error=False)
    async def narrow(self, cursor: int) -> None:
        """List what is narrowed to, between keys where that takes its time."""
        for _part in self._found.narrow(self._narrowing):
            await asyncio.sleep(0)
        self._list(cursor)

    def _list(self, cursor: int) -> None:
        empty = _("Nothing is found.") if not self._found else _("Nothing of this kind; escape shows all.")
        count = len(self._found.listed)
        self.rows.show(count, self._drawn, cursor, _("Checking …") if self._checking else empty)

    def _drawn(self, place: int, width: int) -> list[Part]:
        listed = self._found[self._found.listed[place]]
        name = Path(listed.entry.target_name).stem if self._whole else ""
        return finding_parts(listed, width, name=name) if width else []

    @property
    def _here(self) -> ListedFinding | None:
        place, listed = self.rows.cursor, self._found.listed
        return self._found[listed[place]] if place < len(listed) else None

    @property
    def passage(self) -> Passage:
        """The pair of the finding under the cursor, for terms and the clipboard."""
        from workbench.services.term_picking import Passage

        if self._here is None:
            return Passage()
        pair = self._here.pair
        return Passage(pair.source, pair.target, pair.source_lang, pair.target_lang)

    @on(RowList.Moved)
    def moved(self) -> None:
        """Follow the cursor."""
        self._refresh_head()
        self.query_one("#about", Static).update(finding_details(self._here))

    def _refresh_head(self) -> None:
        rows, found, listed = self.rows, len(self._found), len(self._found.listed)
        title = self._session.project.path.stem if self._whole else Path(self._entry.target_name).stem
        name = Content.assemble((f" {title} ", "bold"), (_("findings"), "$muted"))
        progress = place_of(rows.cursor, listed) if listed else "0"
        if listed != found:
            progress += "   " + _("{number} in all").format(number=f"{found:,}")
        if self._checking:
            progress += "   " + _("checking …")
        where = _("whole project") if self._whole else _("this text")
        ignored = _("ignored too") if self._narrowing.ignored else ""
        self._say(name, progress, f"{where} {ignored}".strip(), self._narrowing.said())

    # Narrowing

    def action_rule(self) -> None:
        """Only what one rule found."""
        rules = self._found.by_rule()
        names = ["", *(name for name, _count in rules)]
        total = sum(count for _, count in rules)
        every = [(_("every rule"), total)]
        lines = [f"{worded(name):20}{count:>6}" for name, count in [*every, *rules]]
        here = names.index(self._narrowing.rule) if self._narrowing.rule in names else 0
        self._form(
            ChoiceDialog(_("Only findings of"), lines, here), lambda place: self._narrow(rule=names[place])
        )

    def action_severity(self) -> None:
        """Only errors, errors and warnings, everything, in turn."""
        place = GRAVITY.index(self._narrowing.least)
        self._narrow(least=GRAVITY[(place + 1) % len(GRAVITY)])

    def action_ignored(self) -> None:
        """Show what is ignored, too, or no longer."""
        self._narrow(ignored=not self._narrowing.ignored)

    def action_scope(self) -> None:
        """The findings of this text or of the whole project."""
        self._whole = not self._whole
        self._found = FindingTable()
        self._list(0)
        self._check()

    def action_back(self) -> None:
        """Out of the search line; then everything again."""
        if not self.rows.has_focus:
            self.rows.focus()
        elif self.text or self._narrowing.said():
            self.query_one("#text", Input).value = ""
            self._narrowing = Narrowing(ignored=self._narrowing.ignored)
            self.search()
        else:
            self.action_leave()

    def _narrow(self, **changes: object) -> None:
        self._narrowing = replace(self._narrowing, **changes)  # type: ignore[arg-type]
        self.narrow(0)

    def action_leave(self) -> None:
        """Back to where the user was."""
        self.app.pop_screen()
        self._jump(None, 0)

    # Doing something about it

    @on(RowList.Opened)
    def opened(self) -> None:
        """Go to the bead."""
        listed = self._here
        if listed is not None:
            self.app.pop_screen()
            self._jump(listed.entry, listed.position)

    def action_ignore(self) -> None:
        """Ignore for a reason, or no longer."""
        listed = self._here
        if listed is None or not self._may_write():
            return
        review = self._session.review(listed.entry)
        if listed.ignored is not None:
            self._do(listed, lambda: review.found.restore(listed.finding.rule, listed.pair))
            return
        dialog = PromptDialog(
            _("Ignore “{rule}” here, because …").format(rule=worded(listed.finding.rule)),
            hint=_("it is meant so"),
        )
        self._form(dialog, partial(self._ignore, review, listed))

    def _ignore(self, review: Review, listed: ListedFinding, reason: str) -> None:
        if reason.strip():
            rule = listed.finding.rule
            self._do(listed, lambda: review.found.ignore(rule, listed.pair, reason.strip()))
        else:
            self.notify(_("Say why, so that others need not ask"), severity="warning")

    def action_fix(self) -> None:
        """Make the fix of the finding."""
        listed = self._here
        if listed is None or not self._may_write():
            return
        if listed.finding.fix is None:
            self.notify(_("This has no fix of its own; e edits the target, enter goes to the bead"))
        else:
            self._do(listed, lambda: fix_all(self._session.review(listed.entry), [listed]))

    def action_fix_all(self) -> None:
        """Make all fixes of the rule that are listed."""
        listed = self._here
        if listed is None or not self._may_write():
            return
        rule = listed.finding.rule
        mine = self._found.fixable(rule, listed.entry)
        if not mine:
            self.notify(_("No finding of {rule} has a fix").format(rule=worded(rule)))
            return
        question = counted(
            "Make the fix of {number} finding of {rule}? z takes it back.",
            "Make the fixes of {number} findings of {rule}? z takes them back together.",
            len(mine),
            rule=worded(rule),
        )
        self._confirm(question, _("Fix"), lambda: self._fix_all(listed, mine))

    def _fix_all(self, listed: ListedFinding, mine: Sequence[ListedFinding]) -> None:
        def fixed(count: int) -> None:
            self.notify(counted("{number} bead fixed", "{number} beads fixed", count))
            self._check()

        self._at_once(_("Fixing"), lambda: fix_all(self._session.review(listed.entry), mine), fixed)

    def action_edit(self) -> None:
        """Edit the target."""
        listed = self._here
        if listed is None or not self._may_write():
            return
        review = self._session.review(listed.entry)
        texts = [review.state.target[i] for i in review.bitext[listed.position].target]
        if not texts or not stands(review, listed):
            self.notify(_("There is no target text here that could be edited; enter goes to the bead"))
            return
        dialog = EditDialog(
            _("Bead {number}: target text").format(number=listed.position + 1), listed.pair.source, texts
        )
        edit = partial(review.edit, listed.position, Side.TARGET)
        self._form(dialog, lambda edited: self._do(listed, lambda: edit(edited)))

    def action_undo(self) -> None:
        """Take the last action in the text back."""
        listed = self._here
        review = self._session.review(listed.entry if listed is not None else self._entry)
        before = review.state
        try:
            place = review.undo()
        except OURS as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if place is None:
            self.notify(_("There is nothing to undo"))
        else:
            self._changed(review, changed_beads(before, review.state))

    def _changed(self, review: Review, positions: Sequence[int] | None) -> None:
        """List some beads as they are now; everything is checked anew when these are not known."""
        if positions is None:
            self._check()
            return
        for position in positions:
            self._found.put(review, position)
        self._list(self.rows.cursor)

    def _do(self, listed: ListedFinding, action: Callable[[], object]) -> None:
        """Do something about a finding and list its bead as it is then."""
        review = self._session.review(listed.entry)
        if not stands(review, listed):
            self.notify(_("The bead was changed since; it is checked anew"), severity="warning")
            self._check()
            return
        try:
            action()
        except OURS as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        self._changed(review, (listed.position,))

    def _may_write(self) -> bool:
        if self._session.project.read_only:
            self.notify(_("The project is open for reading only"), severity="warning")
        return not self._session.project.read_only
