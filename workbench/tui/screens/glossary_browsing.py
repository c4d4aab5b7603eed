"""A glossary on the screen: what is searched for and filtered; its file is watched meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from memory.glossary import Entry
from workbench.services.glossary_book import Book, Wanted
from workbench.services.session import Session
from workbench.tui.named import place_of
from workbench.tui.screens.glossary_forms import filter_dialog
from workbench.tui.screens.list_screen import ListScreen
from workbench.tui.screens.progressing import OURS
from workbench.tui.widgets.entry_rows import entry_details, entry_parts
from workbench.tui.widgets.row_list import Part, RowList
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.services.term_picking import Passage

WATCH = 2.0
"""Seconds between looks whether another program has written the file."""
_COLUMNS = 2


class EntriesScreen(ListScreen):
    """A glossary that is looked through; what is done to it comes with GlossaryScreen."""

    @dataclass
    class Read(Message):
        """A glossary was read; `again` when another program had changed it."""

        book: Book
        again: bool = False

    @dataclass
    class Found(Message):
        """What was searched for."""

        entries: list[Entry]
        cursor: int

    def __init__(
        self, path: Path, author: str, session: Session | None = None, langs: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self.path = path
        self._author = author
        self._session = session
        self._langs = langs
        self._wanted = Wanted()
        self._book: Book | None = None
        self._found: list[Entry] = []

    def on_mount(self) -> None:
        """Read the glossary, and watch its file."""
        self._refresh_head()
        self.read(self.path)
        self.set_interval(WATCH, self.watch_file)

    # Work away from the keys

    @work(thread=True, exclusive=True, group="read", exit_on_error=False)
    def read(self, path: Path) -> None:
        """Read a glossary."""
        try:
            self.post_message(self.Read(Book(path, self._author)))
        except OURS as error:
            self.post_message(self.Done(None, lambda _: None, str(error)))

    @work(thread=True, exclusive=True, group="watch", exit_on_error=False)
    def watch_file(self) -> None:
        """Read the glossary again when another program has written its file."""
        book = self._book
        try:
            if book is not None and book.is_stale():
                book.read()
                self._tell_project(book)
                self.post_message(self.Read(book, again=True))
        except OURS as error:
            self.post_message(self.Done(None, lambda _: None, str(error)))

    @work(thread=True, exclusive=True, group="find", exit_on_error=False)
    def find(self, book: Book, wanted: Wanted, cursor: int) -> None:
        """Find entries."""
        worker = get_current_worker()
        found = book.find(wanted)
        if not worker.is_cancelled:
            self.post_message(self.Found(found, cursor))

    def _tell_project(self, book: Book) -> None:
        """Have the checks of the project ask the glossary as it is now; in a thread."""
        if self._session is not None and book.entries:
            self._session.glossary_changed(book.path)

    # What workers report

    @on(Read)
    def was_read(self, event: Read) -> None:
        """Show the glossary."""
        self._book, self.path = event.book, event.book.path
        if event.again:
            self.notify(
                _("{name} was changed by another program and is read again").format(name=self.path.name),
                markup=False,
            )
        self._relist()

    @on(Found)
    def found(self, event: Found) -> None:
        """Show what was found."""
        self._found = event.entries
        empty = _("Nothing found.") if self._book and self._book.entries else _("No entries yet; n adds one.")
        self.rows.show(len(self._found), self._drawn, event.cursor, empty)
        self._refresh_head()

    @on(RowList.Moved)
    def moved(self) -> None:
        """Follow the cursor."""
        self._refresh_head()
        self.query_one("#about", Static).update(entry_details(self._entry()))

    # What is listed

    def search(self) -> None:
        """List what is searched for, from the first row on."""
        self._wanted = replace(self._wanted, text=self.text)
        self._relist(0)

    def _relist(self, cursor: int | None = None) -> None:
        if self._book is not None:
            self.find(self._book, self._wanted, self.rows.cursor if cursor is None else cursor)

    def action_narrow(self) -> None:
        """Ask which entries are to be listed."""
        self._form(filter_dialog(self._wanted), self._narrowed)

    def _narrowed(self, wanted: Wanted) -> None:
        self._wanted = replace(wanted, text=self.text)
        self._relist(0)

    def action_back(self) -> None:
        """Out of the search line; then no longer search, then no longer filter."""
        if not self.rows.has_focus:
            self.rows.focus()
        elif self.text:
            self.query_one("#text").value = ""  # type: ignore[attr-defined]
        elif self._wanted.said:
            self._narrowed(Wanted())

    # The screen itself

    def _entry(self) -> Entry | None:
        place = self.rows.cursor
        return self._found[place] if place < len(self._found) else None

    @property
    def passage(self) -> Passage:
        """The first term of the entry in the first language, and all others, for the clipboard."""
        from workbench.services.term_picking import Passage

        entry = self._entry()
        if entry is None:
            return Passage()
        source = entry.terms[0]
        others = [term for term in entry.terms if term.lang != source.lang]
        lang = others[0].lang if others else ""
        return Passage(
            source.text, ", ".join(one.text for one in others if one.lang == lang), source.lang, lang
        )

    def _drawn(self, place: int, width: int) -> list[Part] | None:
        languages = self._langs[:_COLUMNS] or (self._book.languages[:_COLUMNS] if self._book else ())
        return entry_parts(self._found[place], width, languages) if width else []

    def _refresh_head(self) -> None:
        rows, total = self.rows, len(self._book.entries) if self._book else 0
        name = Content.assemble((f" {self.path.name} ", "bold"), (_("glossary"), "$muted"))
        narrow = bool(self._wanted.text.strip() or self._wanted.said)
        marked = f"• {len(rows.marks):,}   " if rows.marks else ""
        at = place_of(rows.cursor, rows.count) if rows.count else "0"
        of_all = " " + _("found in {total}").format(total=f"{total:,}") if narrow else ""
        self._say(name, f"{marked}{at}{of_all}", _("terms"), self._wanted.said)
