"""The glossary screen: entries edited, candidates extracted, files taken in and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from memory.errors import GlossaryChanged
from memory.glossary import Entry, GlossaryReport, Style
from workbench.services import term_extraction, terms
from workbench.services.glossary_book import Book, entry_named
from workbench.services.harvesting import Harvest
from workbench.tui.actions import bindings
from workbench.tui.list_actions import GLOSSARY_ACTIONS
from workbench.tui.screens.candidates import CandidatesScreen
from workbench.tui.screens.dialogs import ReadingDialog
from workbench.tui.screens.entry_editing import EntryDialog
from workbench.tui.screens.glossary_browsing import EntriesScreen
from workbench.tui.screens.glossary_forms import export_dialog, extract_dialog, import_dialog
from workbench.tui.screens.progressing import OURS
from workbench.tui.widgets.row_list import RowList
from workbench.tui.worded import worded
from workbench.wording import _, counted, mark

_MOST_CANDIDATES = 1000


class GlossaryScreen(EntriesScreen):
    """A glossary with all that can be done to it."""

    ACTIONS = GLOSSARY_ACTIONS
    SYMBOLS = mark("~ admitted   ✗ forbidden   • marked")
    HINT = mark("search terms, forms, domains, definitions, notes")
    BINDINGS: ClassVar[list[BindingType]] = bindings(GLOSSARY_ACTIONS)

    @dataclass
    class Clashed(Message):
        """An entry that was edited had been changed by another program."""

        before: Entry
        mine: Entry
        reason: str

    @on(RowList.Opened)
    def chosen(self) -> None:
        """Enter edits."""
        self.action_edit()

    @work(thread=True, group="labour", exit_on_error=False)
    def save(self, before: Entry, after: Entry) -> None:
        """Put an entry in the place of another, unless others changed that meanwhile."""
        book = self._book
        if book is None:
            return
        try:
            book.replace(before, after)
            self._tell_project(book)
            self.post_message(self.Done(None, lambda _: self._relist()))
        except GlossaryChanged as error:
            book.read()
            self.post_message(self.Clashed(before, after, str(error)))
        except OURS as error:
            self.post_message(self.Done(None, lambda _: None, str(error)))

    @on(Clashed)
    def clashed(self, event: Clashed) -> None:
        """Show both: what it is now, and what was typed."""
        book = self._book
        now = entry_named(book, event.before) if book is not None else None
        self._relist()
        if now is None:
            self.notify(
                _("{reason}; it is gone, save it to keep yours").format(reason=worded(event.reason)),
                severity="warning",
                markup=False,
            )
            self._form(
                EntryDialog(_("Deleted meanwhile; yours is shown"), event.mine, self._langs), self._add
            )
            return
        theirs = " · ".join(f"{term.lang} {term.text}" for term in now.terms)
        dialog = EntryDialog(
            _("Changed by another program meanwhile"),
            event.mine,
            self._langs,
            _("Theirs: {theirs}\nYours:").format(theirs=theirs),
        )
        self._form(dialog, partial(self.save, now))

    # Entries

    def action_add(self) -> None:
        """A new entry."""
        langs = self._langs or tuple(self._book.languages if self._book else ()) or ("kk", "ru")
        self._form(EntryDialog(_("New entry"), Entry(()), langs), self._add)

    def _add(self, entry: Entry) -> None:
        self._do(lambda book: book.add([entry]), lambda count: None if count else self._is_known())

    def _is_known(self) -> None:
        self.notify(_("The glossary has this entry already"))

    def action_edit(self) -> None:
        """Edit the entry."""
        entry = self._entry()
        if entry is not None:
            self._form(EntryDialog(_("Entry"), entry, self._langs), partial(self.save, entry))

    def action_mark(self) -> None:
        """Mark the entry or no longer."""
        self.rows.toggle()
        self._refresh_head()

    def action_mark_all(self) -> None:
        """Mark all entries that are listed, or none."""
        rows = self.rows
        rows.mark(frozenset() if len(rows.marks) == rows.count else range(rows.count))
        self._refresh_head()

    def action_delete(self) -> None:
        """Delete the marked entries, or the one under the cursor, once the user is sure."""
        places = sorted(self.rows.marks) or ([self.rows.cursor] if self._found else [])
        entries = [self._found[place] for place in places]
        if entries:
            named = (
                entries[0].terms[0].text
                if len(entries) == 1
                else counted("{number} entry", "{number} entries", len(entries))
            )
            self._confirm(
                _("Delete {what}? z takes it back.").format(what=named),
                _("Delete"),
                lambda: self._do(lambda book: book.remove(entries)),
            )

    def action_undo(self) -> None:
        """Take the last change of this screen back."""
        if self._book is not None and self._book.can_undo:
            self._do(
                lambda book: book.undo(),
                lambda count: self.notify(
                    counted("Taken back: {number} entry", "Taken back: {number} entries", count)
                ),
            )
        else:
            self.notify(_("There is no change to take back"))

    def _do(self, job: Callable[[Book], Any], then: Callable[[Any], object] | None = None) -> None:
        """Do something to the glossary away from the keys, and list it anew."""
        book = self._book
        if book is None:
            return

        def done(result: Any) -> None:  # noqa: ANN401 - whatever the job returns
            self._relist()
            if then is not None:
                then(result)

        def work() -> Any:  # noqa: ANN401 - whatever the job returns
            result = job(book)
            self._tell_project(book)
            return result

        self.labour(work, done)

    # The whole glossary

    def action_dedupe(self) -> None:
        """Join the entries of one concept, once the user is sure."""
        count = self._book.duplicates() if self._book is not None else 0
        if not count:
            self.notify(_("No two entries share their terms in two languages"))
            return
        self._confirm(
            counted(
                "{number} entry is of a concept that has one already. Join them? z takes it back.",
                "{number} entries are of a concept that has one already. Join them? z takes it back.",
                count,
            ),
            _("Join"),
            lambda: self._do(
                lambda book: book.merge(),
                lambda gone: self.notify(counted("{number} entry joined", "{number} entries joined", gone)),
            ),
        )

    def action_import(self) -> None:
        """Ask for a file and take it in."""
        self._form(import_dialog(), lambda form: self._import(*form))

    def _import(self, path: Path, languages: list[str]) -> None:
        self._do(lambda book: book.take(path, languages), lambda result: self._imported(*result))

    def _imported(self, count: int, report: GlossaryReport) -> None:
        told = [
            counted("{number} entry read", "{number} entries read", report.read),
            _("{number} new or changed").format(number=f"{count:,}"),
        ]
        if report.skipped:
            told.append(_("{number} left out").format(number=f"{len(report.skipped):,}"))
        self.notify(", ".join(told))
        if report.skipped:
            lines = "\n".join(
                _("line {line}: {reason}").format(line=skipped.line, reason=worded(skipped.reason))
                for skipped in report.skipped
            )
            self.app.push_screen(ReadingDialog(_("Left out"), Content(lines)))

    def action_export(self) -> None:
        """Ask for a file and write the glossary to it."""
        name = self.path.with_suffix(".tbx" if self.path.suffix.lower() != ".tbx" else ".csv").name
        self._form(export_dialog(name), lambda form: self._export(*form))

    def _export(self, path: Path, style: Style) -> None:
        if path.exists():
            self._confirm(
                _("{path} exists. Replace it?").format(path=path),
                _("Replace"),
                partial(self._write, path, style),
            )
        else:
            self._write(path, style)

    def _write(self, path: Path, style: Style) -> None:
        self.labour(
            lambda: terms.export_glossary(self.path, path, style),
            lambda count: self.notify(
                counted(
                    "{number} entry written to {path}", "{number} entries written to {path}", count, path=path
                ),
                markup=False,
            ),
        )

    def action_extract(self) -> None:
        """Ask for a text and show the terms it suggests."""
        project = str(self._session.project.path) if self._session is not None else ""
        source, target, *_ = (*self._langs, "kk", "ru")
        self._form(extract_dialog(project, source, target), lambda form: self._extract(*form))

    def _extract(self, path: Path, source_lang: str, target_lang: str, least: int) -> None:
        known = [self.path] if self.path.exists() else []
        self._at_once(
            _("reading {name}").format(name=path.name),
            lambda: term_extraction.extract(
                path,
                source_lang=source_lang,
                target_lang=target_lang,
                least=least,
                top=_MOST_CANDIDATES,
                known=known,
            ),
            self._extracted,
        )

    def _extracted(self, extraction: term_extraction.Extraction) -> None:
        if not extraction.found:
            self.notify(_("No term stands often enough"))
            return
        harvest = Harvest.of(extraction.found, extraction.source_lang, extraction.target_lang)
        self._form(CandidatesScreen(harvest), self._harvested)

    def _harvested(self, entries: list[Entry]) -> None:
        self._do(
            lambda book: book.add(entries),
            lambda count: self.notify(
                counted("{number} entry added or changed", "{number} entries added or changed", count)
            ),
        )

    def action_attach(self) -> None:
        """Attach the glossary to the project, or detach it."""
        session, path = self._session, self.path
        if session is None:
            self.notify(_("No project is open"))
        elif session.project.read_only:
            self.notify(_("The project is open for reading only"))
        else:

            def job() -> bool:
                with session.in_use():
                    attached = terms.attach_or_detach(session.project, path)
                    session.reload_glossary()
                return attached

            self.labour(job, self._attached)

    def _attached(self, attached: bool) -> None:
        self.notify(
            (
                _("{name} is attached to the project")
                if attached
                else _("{name} is detached from the project")
            ).format(name=self.path.name),
            markup=False,
        )

    def action_other(self) -> None:
        """Ask for another glossary; one that does not exist begins with its first entry."""
        self._ask(_("Open a glossary"), "terms.csv", lambda name: self.read(Path(name).expanduser()))
