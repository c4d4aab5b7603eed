"""A memory on the screen: what is searched for and filtered, listed as it comes into sight."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from memory import Filter
from workbench.services.browsing import Browser, Listing, Mode, Query, Row
from workbench.services.filtering import said
from workbench.services.row_cache import RowCache
from workbench.services.term_picking import Passage
from workbench.tui.named import named, place_of
from workbench.tui.screens.list_screen import ListScreen
from workbench.tui.screens.memory_forms import filter_dialog
from workbench.tui.screens.progressing import OURS
from workbench.tui.widgets.row_list import Part, RowList
from workbench.tui.widgets.unit_rows import shown_language, unit_details, unit_parts
from workbench.wording import _

AHEAD = 60
"""How many rows before and after those in sight are read with them."""


class BrowsingScreen(ListScreen):
    """A memory that is looked about in; what is done to it as a whole comes with MemoryScreen."""

    @dataclass
    class Opened(Message):
        """A memory is open, its newest units listed."""

        browser: Browser
        langs: tuple[str, str]

    @dataclass
    class Listed(Message):
        """What was asked for is listed, with its first rows; `cursor` is where to go."""

        listing: Listing
        rows: list[Row | None]
        cursor: int
        total: int

    @dataclass
    class Read(Message):
        """Rows that came into sight are read."""

        listing: Listing
        first: int
        rows: list[Row | None]

    @dataclass
    class Missed(Message):
        """Something could not be read; `closed` when no memory is open for it."""

        reason: str
        closed: bool = False

    def __init__(
        self, location: str, author: str, langs: tuple[str, str] = ("", ""), *, read_only: bool = False
    ) -> None:
        super().__init__()
        self._read_only = read_only
        self.location = location
        self._author = author
        self._langs = langs
        self._query = Query()
        self._browser: Browser | None = None
        self._cache: RowCache | None = None
        self._total = 0

    def on_mount(self) -> None:
        """Open the memory."""
        self._refresh_head()
        self.open_memory(self.location, read_only=self._read_only)

    def on_unmount(self) -> None:
        """Close it."""
        super().on_unmount()
        if self._browser is not None:
            self._browser.close()

    # Work away from the keys

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def open_memory(self, location: str, *, create: bool = False, read_only: bool = False) -> None:
        """Open a memory."""
        try:
            browser = Browser.open(location, self._author, create=create, read_only=read_only)
            self.post_message(self.Opened(browser, browser.languages()))
        except OURS as error:
            self.post_message(self.Missed(str(error), closed=self._browser is None))

    @work(thread=True, exclusive=True, group="look", exit_on_error=False)
    def look(self, browser: Browser, query: Query, cursor: int = 0) -> None:
        """List what is asked for."""
        worker = get_current_worker()
        try:
            listing = browser.look(query)
            cursor = max(0, min(cursor, len(listing) - 1))
            first = max(cursor - AHEAD, 0)
            rows = listing.rows(first, cursor + AHEAD)
            total = browser.count()
        except OURS as error:
            self.post_message(self.Missed(str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(self.Listed(listing, rows, cursor, total))

    @work(thread=True, exclusive=True, group="rows", exit_on_error=False)
    def read(self, listing: Listing, first: int, last: int) -> None:
        """Read the rows in sight and some around them."""
        first = max(first - AHEAD, 0)
        try:
            self.post_message(self.Read(listing, first, listing.rows(first, last + AHEAD)))
        except OURS as error:
            self.post_message(self.Missed(str(error)))

    # What workers report

    @on(Opened)
    def opened(self, event: Opened) -> None:
        """Show the memory."""
        if self._browser is not None:
            self._browser.close()
        self._browser = event.browser
        self.location = event.browser.location
        self._langs = (self._langs[0] or event.langs[0], self._langs[1] or event.langs[1])
        self._query = replace(self._query, source_lang=self._langs[0] or "kk")
        self.search()

    @on(Listed)
    def listed(self, event: Listed) -> None:
        """Show what was found."""
        self._cache = RowCache(event.listing)
        self._cache.keep(max(event.cursor - AHEAD, 0), event.rows)
        self._total = event.total
        empty = _("Nothing found.") if self._total else _("The memory is empty; i imports a file.")
        self.rows.show(len(event.listing), self._drawn, event.cursor, empty)
        self._refresh_head()

    @on(RowList.Missing)
    def missing(self, event: RowList.Missing) -> None:
        """Read what came into sight."""
        if self._cache is not None:
            self.read(self._cache.listing, event.first, event.last)

    @on(Read)
    def was_read(self, event: Read) -> None:
        """Show it."""
        if self._cache is not None and event.listing is self._cache.listing:
            self._cache.keep(event.first, event.rows)
            self.rows.came()
            self._refresh_details()

    @on(Missed)
    def missed(self, event: Missed) -> None:
        """Say what could not be done."""
        self.notify(event.reason, severity="error", timeout=10, markup=False)
        if event.closed:
            self.rows.show(0, self._drawn, empty=_("No memory is open; o opens one."))

    @on(RowList.Moved)
    def moved(self) -> None:
        """Follow the cursor."""
        self._refresh_head()
        self._refresh_details()

    # What is listed

    def search(self) -> None:
        """List what is searched for, from the first row on."""
        self._relist(0)

    def _relist(self, cursor: int | None = None) -> None:
        """List anew what is asked for."""
        self._query = replace(self._query, text=self.text)
        if self._browser is not None:
            self.look(self._browser, self._query, self.rows.cursor if cursor is None else cursor)

    def action_mode(self) -> None:
        """The next way to search."""
        modes = list(Mode)
        self._query = replace(self._query, mode=modes[(modes.index(self._query.mode) + 1) % len(modes)])
        self._refresh_head()
        if self.text:
            self.search()

    def action_narrow(self) -> None:
        """Ask which units are to be listed."""
        self._form(filter_dialog(self._query.wanted), self._narrowed)

    def _narrowed(self, wanted: Filter) -> None:
        self._query = replace(self._query, wanted=wanted)
        self.search()

    def action_back(self) -> None:
        """Out of the search line; then no longer search, then no longer filter."""
        if not self.rows.has_focus:
            self.rows.focus()
        elif self.text:
            self.query_one("#text").value = ""  # type: ignore[attr-defined]
        elif said(self._query.wanted):
            self._narrowed(Query().wanted)

    # The screen itself

    @property
    def passage(self) -> Passage:
        """The unit under the cursor, for terms."""
        row = self._row()
        source, target = self._langs[0] or "kk", self._target_lang or "ru"
        if row is None:
            return Passage("", "", source, target)
        lang = shown_language(row.unit, row.lang, self._target_lang)
        return Passage(row.unit.source, row.unit.targets.get(lang, ""), row.unit.source_lang, lang or target)

    @property
    def _target_lang(self) -> str:
        return self._query.wanted.target_lang or self._langs[1]

    def _row(self) -> Row | None:
        return self._cache.get(self.rows.cursor) if self._cache is not None else None

    def _writable(self) -> Browser | None:
        """The memory when it may be changed; else says why not."""
        if self._browser is not None and self._browser.read_only:
            self.notify(
                _("{place} cannot be written here").format(place=self.location),
                severity="warning",
                markup=False,
            )
            return None
        return self._browser

    def _drawn(self, place: int, width: int) -> list[Part] | None:
        if self._cache is None or place not in self._cache:
            return None
        return unit_parts(self._cache.get(place), width, self._target_lang) if width else []

    def _refresh_head(self) -> None:
        rows, listing = self.rows, self._cache.listing if self._cache is not None else ()
        name = Content.assemble(
            (f" {Path(self.location).name if '://' not in self.location else self.location} ", "bold"),
            (_("memory"), "$muted"),
            (_("   read only") if self._browser is not None and self._browser.read_only else "", "$warning"),
        )
        more = "+" if self._cache is not None and self._cache.listing.capped else ""
        of_all = " " + _("found in {total}").format(total=f"{self._total:,}") if self._is_narrow else ""
        at = place_of(rows.cursor, len(listing), more) if len(listing) else "0"
        marked = f"• {len(rows.marks):,}   " if rows.marks else ""
        self._say(
            name,
            f"{marked}{at}{of_all}",
            named(self._query.mode),
            said(self._query.wanted),
        )

    @property
    def _is_narrow(self) -> bool:
        return bool(self._query.text.strip() or said(self._query.wanted))

    def _refresh_details(self) -> None:
        self.query_one("#about", Static).update(unit_details(self._row()))
