"""The memory screen: all that can be done to a memory and its units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType

from memory import Figures, Maintenance, Replacement, Spool, TranslationUnit
from workbench.services import maintaining, memories
from workbench.services.browsing import Listing, Numbered, Row
from workbench.services.filtering import said
from workbench.services.undoing import MOST
from workbench.tui.actions import bindings
from workbench.tui.list_actions import MEMORY_ACTIONS
from workbench.tui.screens.dialogs import ReadingDialog
from workbench.tui.screens.memory_browsing import BrowsingScreen
from workbench.tui.screens.memory_forms import (
    ExportForm,
    ImportForm,
    export_dialog,
    import_dialog,
    replace_dialog,
)
from workbench.tui.screens.unit_editing import EditUnitDialog
from workbench.tui.widgets.memory_figures import (
    figures_text,
    imported_text,
    left_out_text,
    replacements_text,
)
from workbench.tui.widgets.row_list import RowList
from workbench.tui.widgets.unit_rows import shown_language
from workbench.tui.worded import worded
from workbench.wording import _, counted, mark

_SHOWN = 5


class MemoryScreen(BrowsingScreen):
    """A memory with all that can be done to it."""

    ACTIONS = MEMORY_ACTIONS
    SYMBOLS = mark("✓ approved   ~ draft   ✗ rejected   • marked   100 match in percent")
    HINT = mark("search")
    BINDINGS: ClassVar[list[BindingType]] = bindings(MEMORY_ACTIONS)

    @on(RowList.Opened)
    def chosen(self) -> None:
        """Enter edits."""
        self.action_edit()

    # One unit

    def action_edit(self) -> None:
        """Edit the texts."""
        row = self._row()
        if row is not None and self._writable() is not None:
            place, unit = self.rows.cursor, row.unit
            lang = shown_language(unit, row.lang, self._target_lang)
            self._form(EditUnitDialog(unit, lang), lambda texts: self._edit(place, unit, texts))

    def _edit(self, place: int, unit: TranslationUnit, texts: Mapping[str, str]) -> None:
        browser, cache = self._browser, self._cache
        if browser is None or cache is None:
            return

        def job() -> tuple[TranslationUnit, Listing]:
            changed = browser.edit(unit, texts)
            return changed, cache.listing.with_unit(place, changed)

        def then(result: tuple[TranslationUnit, Listing]) -> None:
            cache.listing = result[1]
            cache.keep(place, [Row(result[0])])
            self.rows.came()
            self._refresh_details()

        self.labour(job, then)

    def action_mark(self) -> None:
        """Mark the unit or no longer."""
        self.rows.toggle()
        self._refresh_head()

    def action_mark_all(self) -> None:
        """Mark all units that are listed, or none."""
        rows = self.rows
        rows.mark(frozenset() if len(rows.marks) == rows.count else range(rows.count))
        self._refresh_head()

    def action_undo(self) -> None:
        """Ask whether to take the last change back."""
        browser = self._writable()
        if browser is not None:
            self.labour(browser.last, self._ask_undo)

    def _ask_undo(self, last: Maintenance | None) -> None:
        browser = self._browser
        if last is None or browser is None:
            self.notify(_("There is no change to take back"))
            return
        self._confirm(
            counted(
                "Take back: {what}, {number} unit, {when} UTC?",
                "Take back: {what}, {number} units, {when} UTC?",
                last.units,
                what=worded(last.what),
                when=f"{last.made:%Y-%m-%d %H:%M}",
            ),
            _("Take back"),
            lambda: self._at_once(_("taking back"), browser.undo, self._undone),
        )

    def _undone(self, done: Maintenance) -> None:
        self.notify(
            counted(
                "{what} taken back: {number} unit",
                "{what} taken back: {number} units",
                done.units,
                what=worded(done.what),
            )
        )
        self._relist()

    def action_delete(self) -> None:
        """Delete the marked units, or the one under the cursor, once the user is sure."""
        browser, cache, rows = self._writable(), self._cache, self.rows
        if browser is None or cache is None or not rows.count:
            return
        marks = rows.marks or frozenset({rows.cursor})
        listing, wanted = cache.listing, self._query.wanted
        every = len(marks) == len(listing) > MOST and isinstance(listing, Numbered)

        def job() -> int:
            if every:
                return maintaining.delete(self.location, wanted)
            return browser.delete(browser.units(listing, marks))

        named = _("this unit") if len(marks) == 1 else counted("{number} unit", "{number} units", len(marks))
        self._confirm(
            _("Delete {what}? z takes it back.").format(what=named),
            _("Delete"),
            lambda: self._maintain(_("deleting"), job, self._deleted),
        )

    def _deleted(self, count: int) -> None:
        self.notify(
            counted(
                "{number} unit deleted; z takes it back", "{number} units deleted; z takes it back", count
            )
        )
        self._relist()

    # The whole memory

    def action_replace(self) -> None:
        """Ask what to replace, count it, ask again, do it."""
        if self._writable() is not None:
            filtered = said(self._query.wanted)
            self._form(replace_dialog(self._target_lang, filtered), self._preview)

    def _preview(self, replacement: Replacement) -> None:
        wanted, author = self._query.wanted, self._author
        self._at_once(
            _("looking for the text"),
            lambda: maintaining.replacements(self.location, replacement, wanted, author),
            self._ask_replace,
        )

    def _ask_replace(self, changes: Spool) -> None:
        if not changes:
            changes.close()
            self.notify(_("Nothing to replace was found"))
            return

        def job() -> int:
            with changes:
                return maintaining.make(self.location, changes)

        self._confirm(
            replacements_text(changes, _SHOWN),
            _("Replace"),
            lambda: self._maintain(
                _("replacing"),
                job,
                lambda count: self._changed(
                    counted(
                        "{number} unit changed; z takes it back",
                        "{number} units changed; z takes it back",
                        count,
                    )
                ),
            ),
        )

    def action_dedupe(self) -> None:
        """Merge units whose texts are the same, once the user is sure."""
        if self._writable() is not None:
            self._confirm(
                _("Merge units whose source and translations are the same? z takes it back."),
                _("Merge"),
                lambda: self._maintain(
                    _("merging duplicates"),
                    lambda: maintaining.dedupe(self.location),
                    lambda count: self._changed(
                        counted("{number} duplicate merged", "{number} duplicates merged", count)
                    ),
                ),
            )

    def action_merge(self) -> None:
        """Ask for another memory and take its units over."""
        if self._writable() is not None:
            self._ask(_("Take over the units of another memory"), "other.qtm", self._merge)

    def _merge(self, other: str) -> None:
        place = other if "://" in other else str(Path(other).expanduser())
        self._maintain(
            _("taking over {name}").format(name=Path(other).name),
            lambda: maintaining.merge(self.location, place),
            lambda result: self._changed(
                counted(
                    "{number} unit taken over, {new} of them new",
                    "{number} units taken over, {new} of them new",
                    result[0],
                    new=f"{result[1]:,}",
                )
            ),
        )

    def _maintain(self, step: str, job: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Do something that is taken back with the other changes of this screen."""
        browser = self._browser

        def work() -> Any:  # noqa: ANN401 - whatever the job returns
            result = job()
            if browser is not None:
                browser.did()
            return result

        self._at_once(step, work, then)

    def _changed(self, text: str) -> None:
        self.notify(text, markup=False)
        self._relist()

    def action_import(self) -> None:
        """Ask for a file and take it in."""
        if self._writable() is not None:
            self._form(import_dialog(), self._import)

    def _import(self, form: ImportForm) -> None:
        self._long(
            lambda: memories.import_file(self.location, form.path, form.source_lang, form.target_lang),
            self._imported,
        )

    def _imported(self, result: memories.Imported) -> None:
        self.notify(imported_text(result), timeout=8, markup=False)
        if result.report.skipped:
            self.app.push_screen(ReadingDialog(_("Left out"), left_out_text(result.report)))
        self._relist(0)

    def action_export(self) -> None:
        """Ask for a file and write the marked units, those found, or those that the filter lets through."""
        marks, cache = self.rows.marks, self._cache
        if cache is None or not self.rows.count:
            self.notify(_("There is nothing to write"))
            return
        scope = said(self._query.wanted)
        if marks or self._query.text.strip():
            scope = _("the {number} that are marked") if marks else _("the {number} that are found")
            scope = scope.format(number=f"{len(marks) or self.rows.count:,}")
        name = "memory.tmx" if "://" in self.location else f"{Path(self.location).with_suffix('.tmx').name}"
        self._form(export_dialog(name, scope), self._export)

    def _export(self, form: ExportForm) -> None:
        if form.path.exists():
            self._confirm(
                _("{path} exists. Replace it?").format(path=form.path),
                _("Replace"),
                partial(self._write, form),
            )
        else:
            self._write(form)

    def _write(self, form: ExportForm) -> None:
        browser, cache = self._browser, self._cache
        if browser is None or cache is None:
            return
        listing, marks, wanted = cache.listing, self.rows.marks, self._query.wanted
        chosen = marks or None
        if marks or not isinstance(listing, Numbered):
            job: Callable[[], list[memories.Exported]] = partial(
                memories.export_units, lambda: browser.units(listing, chosen), form.path, form.profile
            )
        else:
            job = partial(memories.export_tmx, self.location, form.path, wanted, form.profile)
        self._at_once(
            _("writing {name}").format(name=form.path.name), job, partial(self._written, form.profile)
        )

    def _written(self, profile: str, files: list[memories.Exported]) -> None:
        for file in files:
            notes = "; ".join(
                [
                    counted(
                        "{number} unit written to {path}",
                        "{number} units written to {path}",
                        file.report.written,
                        path=file.path,
                    ),
                    *memories.export_notes(file, profile),
                ]
            )
            self.notify(notes, timeout=8, markup=False)

    def action_figures(self) -> None:
        """What the memory holds, in figures."""
        if self._browser is not None:
            self._at_once(_("counting"), lambda: memories.figures(self.location), self._show_figures)

    def _show_figures(self, figures: Figures) -> None:
        self.app.push_screen(
            ReadingDialog(_("Figures of {place}").format(place=self.location), figures_text(figures))
        )

    def action_other(self) -> None:
        """Ask for another memory."""
        self._ask(_("Open a memory"), _("colleague.qtm or postgresql://…"), self._other)

    def _other(self, name: str) -> None:
        place = name if "://" in name else str(Path(name).expanduser())
        if "://" in place or Path(place).exists():
            self.open_memory(place)
        else:
            self._confirm(
                _("There is no memory {place}. Create it?").format(place=place),
                _("Create"),
                lambda: self.open_memory(place, create=True),
            )
