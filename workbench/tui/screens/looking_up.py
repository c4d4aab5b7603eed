"""Looking things up while translating, and what concerns the project as a whole."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from workbench.project import BitextEntry
from workbench.services.beginning import begin_translation
from workbench.services.exporting import export_project
from workbench.services.looking_up import DICTIONARY_LANG, look_up
from workbench.services.term_picking import Passage
from workbench.tui.screens.concordance import ConcordanceDialog
from workbench.tui.screens.dialogs import ChoiceDialog, ReadingDialog
from workbench.tui.screens.dictionary import dictionary_text
from workbench.tui.screens.exporting import ExportDialog, ExportForm
from workbench.tui.screens.target import TypingScreen
from workbench.tui.widgets.key_bar import KeyBar
from workbench.tui.widgets.text_areas import MarkedArea
from workbench.wording import _, mark, ngettext


class LookingUpScreen(TypingScreen):
    """A segment to type at, with everything that can be asked about it."""

    SYMBOLS: ClassVar[str] = mark(
        "· new   ~ draft   ✓ approved   ✗ rejected   ■ locked\n"
        "● take as it is   ◐ light edit   ○ heavy edit   × translate anew\n"
        "[-only in the match-]   {+only in this segment+}   ↻ the same source elsewhere   ✎ comments"
    )

    @property
    def passage(self) -> Passage:
        """The segment and what is typed, for terms."""
        entry = self.review.entry
        return Passage(self.source.text, self.target.text, entry.source_lang, entry.target_lang)

    @property
    def _area(self) -> MarkedArea:
        """The text with the cursor in it."""
        return self.source if self.source.has_focus else self.target

    def action_other_side(self) -> None:
        """Put the cursor into the source, or back."""
        (self.target if self.source.has_focus else self.source).focus()

    def action_concordance(self) -> None:
        """Look the selection or word up in the memory."""
        entry = self.review.entry
        langs = (entry.source_lang, entry.target_lang)

        def put(text: str | None) -> None:
            self._put(text, "") if text else None

        self.app.push_screen(ConcordanceDialog(self._session, langs, self._area.asked_about()), put)

    def action_dictionary(self) -> None:
        """The word under the cursor in the dictionary, else all words of the Kazakh side."""
        entry = self.review.entry
        sides = {entry.source_lang: self.source, entry.target_lang: self.target}
        area = sides.get(DICTIONARY_LANG)
        if area is None:
            self.notify(_("The dictionary holds Kazakh words; neither text is Kazakh"))
            return
        asked = area.asked_about() if area is self._area else ""
        found = look_up(asked or area.text)
        other = entry.target_lang if area is self.source else entry.source_lang
        title = (
            f"“{asked}”"
            if asked
            else _("Segment {number}: the words of the Kazakh text").format(number=self._position + 1)
        )
        self.app.push_screen(ReadingDialog(title, dictionary_text(found, other)))

    # Spelling

    def action_spelling(self) -> None:
        """What the unknown word at the cursor, or the next one, may be."""
        text, spelling = self.target.text, self._spelling
        if not spelling.installed:
            self.notify(
                _("No spelling dictionary for {lang} is installed, or `spelling` is off").format(
                    lang=spelling.lang
                )
            )
            return
        spans = list(spelling.unknown(text, known=self.source.text))
        place = self.target.cursor_offset_in_text
        after = [span for span in spans if span.end >= place]
        if not spans:
            self.notify(_("Every word is known"))
            return
        span = (after or spans)[0]
        word = text[span.start : span.end]
        self.labour(lambda: spelling.suggest(word), partial(self._offer, word, span.start))

    def _offer(self, word: str, start: int, suggestions: list[str]) -> None:
        def chosen(place: int | None) -> None:
            if place is None:
                return
            if place < len(suggestions):
                self.target.insert_over(start, start + len(word), suggestions[place])
            else:
                self._did(lambda: self._spelling.add(word))
                self._look_at_typed()

        choices = [*suggestions, _("Add “{word}” to your words").format(word=word)]
        if not self.target.read_only:
            self.app.push_screen(ChoiceDialog(_("“{word}” is not known").format(word=word), choices), chosen)

    # The project

    def action_language(self) -> None:
        """The next language of the same source; one without a translation can be begun."""
        entry, project = self.review.entry, self._session.project
        sisters = self._session.sister_entries(entry)
        place = [sister.id for sister in sisters].index(entry.id)
        missing = [lang for lang in project.info.target_langs if all(s.target_lang != lang for s in sisters)]
        if place + 1 < len(sisters) or (len(sisters) > 1 and not missing):
            self._switch(sisters[(place + 1) % len(sisters)])
        elif missing and not project.read_only:
            self._confirm(
                _("There is no translation into {lang} yet. Begin one?").format(lang=missing[0]),
                _("Begin"),
                lambda: self._begin(missing[0]),
            )
        else:
            self.notify(_("This project has one target language"))

    def _begin(self, lang: str) -> None:
        project, source_id = self._session.project, self.review.entry.source_id
        source = next(text for text in project.documents.entries() if text.id == source_id)
        begun = begin_translation(project, source, lang)
        self._switch(next(entry for entry in project.bitexts.entries() if entry.id == begun))

    def action_bitexts(self) -> None:
        """Choose another text."""
        entries = self._session.project.bitexts.entries()
        lines = [f"{Path(e.source_name).stem}   {e.source_lang} → {e.target_lang}" for e in entries]
        here = [entry.id for entry in entries].index(self.review.entry.id)
        self.app.push_screen(
            ChoiceDialog(_("Texts of the project"), lines, here),
            lambda place: None if place is None else self._switch(entries[place]),
        )

    def _switch(self, entry: BitextEntry) -> None:
        """Show another bitext, at the same source segment if it has the same source."""
        if not self.settle():
            return
        before = self.review
        segment = before.bitext[self._position].source.start

        def show(_: object) -> None:
            self._translation = self._session.translation(entry)
            same = entry.source_id == before.entry.source_id
            place = self.review.position_of_source(segment) if same else entry.cursor
            self._prepare_spelling()
            self.show_segment(place)

        self.labour(lambda: self._session.review(entry), show)

    def action_export(self) -> None:
        """Ask for a file and write the approved pairs to it."""
        if self.settle():
            path = self._session.project.path.with_suffix(".tmx").absolute()
            here = Path.cwd()
            name = path.relative_to(here) if path.is_relative_to(here) else path
            self.app.push_screen(ExportDialog(str(name)), self._export)

    def _export(self, form: ExportForm | None) -> None:
        if form is None:
            return
        if form.path.exists():
            self._confirm(
                _("{path} exists. Replace it?").format(path=form.path),
                _("Replace"),
                partial(self._write, form),
            )
        else:
            self._write(form)

    def _write(self, form: ExportForm) -> None:
        project, author = self._session.project, self._session.settings.author
        self._work(
            _("Writing {name} …").format(name=form.path.name),
            lambda: export_project(project, form.path, author, everything=form.everything, table=form.table),
            lambda count: self.notify(
                ngettext("{number} pair written to {path}", "{number} pairs written to {path}", count).format(
                    number=count, path=form.path
                ),
                markup=False,
            ),
        )

    # The screen itself

    def action_keys(self) -> None:
        """Show every key at the foot, or as many as there is room for."""
        self.query_one(KeyBar).toggle_class("-all")

    def action_panel(self) -> None:
        """Show or hide the panel."""
        panel = self.query_one("#panel")
        panel.display = not panel.display

    def action_theme(self) -> None:
        """The next theme."""
        self.app.action_switch_theme()  # type: ignore[attr-defined]
