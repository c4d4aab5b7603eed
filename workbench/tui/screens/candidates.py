"""Term candidates, accepted and rejected one by one or by how sure they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from corpus.folding import fold
from workbench.errors import InputError
from workbench.services.harvesting import Harvest, Judged, Verdict
from workbench.tui.actions import bindings
from workbench.tui.list_actions import CANDIDATE_ACTIONS
from workbench.tui.named import place_of
from workbench.tui.screens.forms import Field, FormDialog
from workbench.tui.screens.list_screen import ListScreen
from workbench.tui.widgets.row_list import Part, RowList, fitted
from workbench.wording import _, counted, mark

_SYMBOLS = {
    Verdict.OPEN: ("· ", "rows--faint"),
    Verdict.ACCEPTED: ("✓ ", "rows--good"),
    Verdict.REJECTED: ("✗ ", "rows--bad"),
}
_FIGURES = 14
_APART = 2


class CandidatesScreen(ListScreen):
    """Hands over the accepted candidates as entries; None when left."""

    ACTIONS = CANDIDATE_ACTIONS
    SYMBOLS = mark("✓ accepted   ✗ rejected   % how well the two share their sentences   × how often")
    BINDINGS: ClassVar[list[BindingType]] = bindings(CANDIDATE_ACTIONS)

    def __init__(self, harvest: Harvest) -> None:
        super().__init__()
        self._harvest = harvest
        self._places = list(range(len(harvest.found)))

    def on_mount(self) -> None:
        """Show all candidates, the weightiest first."""
        self._list(0)

    def search(self) -> None:
        """List the candidates that hold a text."""
        wanted = fold(self.text.strip())
        self._places = [
            place
            for place, judged in enumerate(self._harvest.found)
            if wanted in fold(f"{judged.candidate.source}\n{judged.candidate.target}")
        ]
        self._list(0)

    @on(RowList.Moved)
    def moved(self) -> None:
        """Follow the cursor."""
        self._refresh()

    @on(RowList.Opened)
    def chosen(self) -> None:
        """Enter mends."""
        self.action_edit()

    def action_accept(self) -> None:
        """Accept and go on."""
        self._judge(Verdict.ACCEPTED)

    def action_reject(self) -> None:
        """Reject and go on."""
        self._judge(Verdict.REJECTED)

    def _judge(self, verdict: Verdict) -> None:
        place = self._place()
        if place is None:
            return
        if verdict is Verdict.ACCEPTED and not self._harvest.found[place].candidate.target:
            self.action_edit()
            return
        self._harvest = self._harvest.judged(place, verdict)
        self.rows.came()
        self.rows.action_move(1)
        self._refresh()

    def action_edit(self) -> None:
        """Mend the terms."""
        place = self._place()
        if place is None:
            return
        harvest = self._harvest
        candidate = harvest.found[place].candidate
        fields = [
            Field("source", harvest.source_lang, candidate.source),
            Field("target", harvest.target_lang, candidate.target),
        ]

        def check(values: Mapping[str, str]) -> Harvest:
            return harvest.mended(place, values["source"], values["target"])

        self._form(FormDialog(_("Mend and accept"), fields, check), self._mended)

    def _mended(self, harvest: Harvest) -> None:
        self._harvest = harvest
        self.rows.came()
        self.rows.action_move(1)
        self._refresh()

    def action_accept_above(self) -> None:
        """Ask how sure is sure enough; the number is shown before anything is accepted."""
        fields = [Field("percent", _("At least"), "80", _("percent"))]
        self._form(FormDialog(_("Accept all that are so sure"), fields, _share), self._ask_accept)

    def _ask_accept(self, least: float) -> None:
        count = self._harvest.sure(least)
        if not count:
            self.notify(_("No open candidate is so sure"))
            return
        self._confirm(
            counted("Accept {number} candidate?", "Accept {number} candidates?", count),
            _("Accept"),
            lambda: self._accept_all(least),
        )

    def _accept_all(self, least: float) -> None:
        self._harvest = self._harvest.accepted_above(least)
        self.rows.came()
        self._refresh()

    def action_take(self) -> None:
        """Hand the accepted ones over."""
        self.dismiss(self._harvest.entries() or None)

    def action_back(self) -> None:
        """Out of the search line; then no longer search; then leave."""
        if not self.rows.has_focus:
            self.rows.focus()
        elif self.text:
            self.query_one("#text").value = ""  # type: ignore[attr-defined]
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Leave; what was accepted is lost, so ask."""
        count = self._harvest.count(Verdict.ACCEPTED)
        if count:
            self._confirm(
                counted(
                    "Leave without the {number} accepted candidate? ctrl+s takes it over.",
                    "Leave without the {number} accepted candidates? ctrl+s takes them over.",
                    count,
                ),
                _("Leave"),
                lambda: self.dismiss(None),
            )
        else:
            self.dismiss(None)

    def _list(self, cursor: int) -> None:
        self.rows.show(len(self._places), self._drawn, cursor, _("Nothing found."))
        self._refresh()

    def _place(self) -> int | None:
        cursor = self.rows.cursor
        return self._places[cursor] if cursor < len(self._places) else None

    def _drawn(self, place: int, width: int) -> list[Part] | None:
        judged = self._harvest.found[self._places[place]]
        candidate, (symbol, colour) = judged.candidate, _SYMBOLS[judged.verdict]
        style = "rows--faint" if judged.verdict is Verdict.REJECTED else ""
        column = (width - len(symbol) - _FIGURES - _APART) // 2
        return [
            (symbol, colour),
            (fitted(candidate.source, column), style),
            (" " * _APART, ""),
            (fitted(candidate.target or "—", column), style),
            (f"{candidate.sure:6.0%} {candidate.count:5}×", "rows--faint"),
        ]

    def _refresh(self) -> None:
        harvest, rows = self._harvest, self.rows
        accepted, rejected = harvest.count(Verdict.ACCEPTED), harvest.count(Verdict.REJECTED)
        at = place_of(rows.cursor, rows.count) if rows.count else "0"
        langs = f"{harvest.source_lang} → {harvest.target_lang}"
        name = Content.assemble((_(" Term candidates "), "bold"), (langs, "$muted"))
        self._say(name, f"✓ {accepted:,}   ✗ {rejected:,}   {at}", _("terms"), "")
        place = self._place()
        about = _about(harvest.found[place]) if place is not None else Content("")
        self.query_one("#about", Static).update(about)


def _about(judged: Judged) -> Content:
    candidate = judged.candidate
    often = counted("stands {number} time", "stands {number} times", candidate.count)
    share = _("the two share {percent} of their sentences").format(percent=f"{candidate.sure:.0%}")
    target = candidate.target or _("no translation found")
    return Content.assemble(
        Content(candidate.source), ("  →  ", "$muted"), Content(target),
        (f"\n{often} · {share}", "$muted"),
    )  # fmt: skip


def _share(values: Mapping[str, str]) -> float:
    text = values["percent"].rstrip(" %")
    if not text.isdecimal() or int(text) > 100:
        raise InputError(_("{text} is no percentage; write 80").format(text=repr(values["percent"])))
    return int(text) / 100
