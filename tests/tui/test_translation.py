"""What a translator does, key by key."""

from dataclasses import replace

import pytest
from textual.widgets import Input, OptionList, Static, TextArea

from memory import open_memory
from tests.tui.conftest import MORE, SETTINGS, checked, settled
from tests.workbench.conftest import SOURCE, TARGET, one_to_one, store_text
from workbench.locations import words_file
from workbench.project import Project
from workbench.tui.app import QostilApp
from workbench.tui.screens.alignment import AlignmentScreen
from workbench.tui.screens.concordance import ConcordanceDialog
from workbench.tui.screens.dialogs import ChoiceDialog, ReadingDialog
from workbench.tui.screens.translation import TranslationScreen
from workbench.tui.translation_actions import TRANSLATION
from workbench.tui.widgets.candidate_card import CandidateCard


@pytest.fixture
def app(essay):
    return QostilApp(SETTINGS, essay)


async def translating(pilot, position=0):
    """The translation screen on a segment."""
    await settled(pilot)
    if not isinstance(pilot.app.screen, TranslationScreen):
        await pilot.press("f5")
    await settled(pilot)
    await pilot.press(*["pagedown"] * position)
    await settled(pilot)
    assert isinstance(pilot.app.screen, TranslationScreen)
    return pilot.app.screen


def texts(screen):
    return screen.review.state.target


def statuses(screen):
    return [bead.status.value for bead in screen.review.bitext.beads]


def shown(screen, name):
    return str(screen.query_one(name, Static).content)


def notes(app):
    return [note.message for note in app._notifications]


async def test_a_text_without_a_draft_opens_to_be_translated(app):
    async with app.run_test() as pilot:
        await settled(pilot)
        assert isinstance(app.screen, TranslationScreen)
        await pilot.press(*"Да", "f5")
        assert isinstance(app.screen, AlignmentScreen)
        assert texts(app.screen)[0] == "Да"


async def test_typing_is_approved_and_the_next_open_segment_comes(app, essay):
    async with app.run_test() as pilot:
        screen = await translating(pilot)
        await pilot.press(*"Да", "enter")
        await settled(pilot)
        assert (texts(screen)[0], statuses(screen)[0]) == ("Да", "approved")
        assert screen.position == 1
        assert screen.target.text == ""
        await pilot.press(*"Нет", "pagedown")
        assert (texts(screen)[1], statuses(screen)[1]) == ("Нет", "draft")
        await pilot.press("pageup", "pageup", "ctrl+u")
        assert screen.position == 1
    with open_memory(essay.with_suffix(".qtm"), read_only=True) as store:
        assert ("Да", SOURCE[0]) in [(unit.targets["ru"], unit.source) for unit in store.units()]


async def test_a_letter_with_alt_is_no_text(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot)
        await pilot.press("alt+k", "k")
        assert screen.target.text == "k"


async def test_what_is_empty_is_not_approved(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot)
        await pilot.press("enter")
        assert "no translation yet" in notes(app)[0]
        assert screen.position == 0


async def test_candidates_are_shown_and_taken(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot, 4)
        cards = [str(card.content) for card in screen.query(CandidateCard) if card.display]
        assert cards[0].startswith("1 ● ")
        assert "[-1901-]{+1911+}" in cards[0]
        assert "[-үйге-]{+мектепке+}" in cards[1]
        await pilot.press("alt+1")
        assert screen.target.text == "Он пошёл в школу в 1911 году."
        await pilot.press("alt+2")
        assert screen.target.text == "Он пошёл домой в 1911 году."
        await pilot.press("ctrl+z", "ctrl+z")
        assert screen.target.text == ""
        await pilot.press("ctrl+r", "ctrl+r")
        assert screen.target.text == "Он пошёл домой в 1911 году."
        await pilot.press("alt+9")
        assert notes(app)[-1] == "There is no candidate 9"
        await pilot.click(screen.query(CandidateCard).first())
        assert screen.target.text == "Он пошёл в школу в 1911 году."


async def test_a_candidate_replaces_what_is_selected(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot, 4)
        await pilot.press(*"a b", "shift+left", "alt+2")
        assert screen.target.text == "a Он пошёл домой в 1911 году."


async def test_pieces_of_the_source_are_put_in(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot, 4)
        await pilot.press("alt+n", "alt+t")
        assert screen.target.text == "1911 школа"
        await pilot.press("alt+n", "alt+t", "alt+g")
        assert screen.target.text == "1911 школа"
        assert len(notes(app)) == 3
        await pilot.press("alt+s")
        assert screen.target.text == MORE[0]


async def test_a_source_that_repeats_is_filled(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot, 3)
        assert "↻ 1 more open" in shown(screen, "#segment")
        await pilot.press(*"Шло время", "enter")
        await settled(pilot)
        assert texts(screen)[6] == "Шло время"
        assert statuses(screen)[6] == "draft"
        assert "into 1 more" in notes(app)[0]
        assert screen.position == 4
        await pilot.press("ctrl+z")
        assert texts(screen)[6] == ""


async def test_a_repetition_is_overwritten_on_request_only(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot, 6)
        await pilot.press(*"Иное", "pageup", *["pageup"] * 2)
        await settled(pilot)
        await pilot.press(*"Время", "enter")
        await settled(pilot)
        assert texts(screen)[6] == "Иное"
        await pilot.press("pageup")
        await settled(pilot)
        await pilot.press("alt+p")
        await settled(pilot)
        assert texts(screen)[6] == "Время"


async def test_findings_and_unknown_words_come_while_typing(app):
    pytest.importorskip("hunspell", reason="needs the extra spell")
    async with app.run_test() as pilot:
        screen = await translating(pilot, 4)
        if not screen._spelling.installed:
            pytest.skip("no Russian spelling dictionary is installed")
        screen.target.insert("Он пашол в школу в 1912 году.")
        await checked(pilot)
        assert "1911 became 1912" in shown(screen, "#checked")
        assert "unknown words: пашол" in shown(screen, "#checked")
        await pilot.press("alt+w")
        await settled(pilot)
        choices = app.screen.query_one(OptionList)
        await pilot.press("end", "enter")
        await settled(pilot)
        assert "unknown words" not in shown(screen, "#checked")
        assert choices.option_count > 1
        assert words_file("ru").read_text(encoding="utf-8") == "пашол\n"
        assert screen.target.text == "Он пашол в школу в 1912 году."


async def test_typing_outlives_what_is_done_in_the_background(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot, 4)
        await pilot.press(*"Он там", "left", "left", "left")
        screen.labour(lambda: None, lambda _: None)
        await settled(pilot)
        assert screen.target.text == "Он там"
        await pilot.press("e", "ctrl+s", "s")
        screen.labour(lambda: None, lambda _: None)
        await settled(pilot)
        assert (screen.target.text, screen.target.cursor_offset_in_text) == ("Он esтам", 5)


async def test_errors_in_what_is_approved_are_told(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot, 4)
        await pilot.press(*"Он пошёл в школу в 1912 году.", "enter")
        await settled(pilot)
        told = [one.message for one in app._notifications]
        assert "Segment 5 is approved all the same: numbers: 1911 became 1912" in told
        assert screen.review.bitext[4].status.value == "approved"


async def test_a_table_to_review_is_exported(app, tmp_path):
    async with app.run_test() as pilot:
        screen = await translating(pilot, 4)
        await pilot.press("ctrl+e", "ctrl+u", *"review.tsv", "tab", "tab", "space", "enter")
        await settled(pilot)
        assert app.screen is screen
    rows = (tmp_path / "review.tsv").read_text(encoding="utf-8").splitlines()
    assert rows[0].split("\t")[:4] == ["№", "kk", "ru", "status"]


async def test_a_finding_is_mended(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot, 2)
        screen.target.insert("Он  жил там.")
        await checked(pilot)
        assert "alt+m" in shown(screen, "#checked")
        await pilot.press("alt+m")
        assert screen.target.text == "Он жил там."


async def test_the_memory_is_asked_for_a_word(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot, 4)
        await pilot.press("tab", "end", "ctrl+left", "ctrl+left", "ctrl+left", "ctrl+f")
        await settled(pilot)
        assert isinstance(app.screen, ConcordanceDialog)
        assert app.screen.query_one(Input).value == "мектепке"
        assert app.screen.query_one(OptionList).option_count == 1
        await pilot.press("down", "enter")
        assert screen.target.text == "Он пошёл в школу в 1901 году."


async def test_the_dictionary_has_the_word_at_the_cursor(app):
    async with app.run_test() as pilot:
        await translating(pilot)
        await pilot.press("alt+d")
        assert isinstance(app.screen, ReadingDialog)
        assert "партия" in str(app.screen.query("Static").last().content)
        await pilot.press("escape", "tab", "alt+d")
        assert "партия" not in str(app.screen.query("Static").last().content)


async def test_undo_takes_back_typing_then_actions(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot)
        await pilot.press(*"Да", "enter", *"Ж", "ctrl+z")
        assert screen.target.text == ""
        await pilot.press("ctrl+z")
        assert (screen.position, texts(screen)[0]) == (0, "")
        await pilot.press("ctrl+y")
        assert (screen.position, screen.target.text) == (0, "Да")


async def test_typing_is_in_the_file_within_a_second(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot)
        await pilot.press(*"Полсло")
        typing, key = app._session.project.typing, screen.review.entry.id
        while (kept := typing.kept(key)) is None or kept.text != "Полсло":
            await pilot.pause(0.05)
        await pilot.press("pagedown")
        assert app._session.project.typing.kept(screen.review.entry.id) is None


async def test_leaving_by_any_way_loses_nothing(app, essay):
    async with app.run_test() as pilot:
        await translating(pilot)
        await pilot.press(*"Полсло", "ctrl+q")
    with Project.open(essay) as project:
        assert project.bitexts.state(project.bitexts.entries()[0]).target[0] == "Полсло"


async def test_comments_and_history(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot)
        await pilot.press("alt+c", *"спросить", "enter")
        await settled(pilot)
        assert "спросить" in shown(screen, "#comments")
        assert "✎ 1" in shown(screen, "#segment")
        await pilot.press(*"Раз", "ctrl+s", *" два", "enter", "pageup")
        await settled(pilot)
        await pilot.press("alt+h")
        await settled(pilot)
        assert isinstance(app.screen, ChoiceDialog)
        lines = [str(option.prompt) for option in app.screen.query_one(OptionList).options]
        assert [line.split("\n  ")[1] for line in lines] == ["Раз два", "Раз", "(no translation)"]
        assert "Айгерім  approve" in lines[0]
        await pilot.press("down", "enter")
        assert screen.target.text == "Раз"


async def test_going_and_finding(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot)
        await pilot.press("ctrl+g", "5", "enter")
        assert screen.position == 4
        await pilot.press("ctrl+l", *"1917", "enter")
        await settled(pilot)
        assert screen.position == 0
        await pilot.press("ctrl+l", *"нет такого", "enter")
        await settled(pilot)
        assert "not in this text" in notes(app)[-1]


async def test_the_other_language_and_back_to_the_alignment(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot, 2)
        await pilot.press(*"Ж", "alt+l")
        await settled(pilot)
        assert screen.review.entry.target_lang == "en"
        assert (screen.position, screen.target.text) == (2, "")
        await pilot.press("f5")
        await settled(pilot)
        assert isinstance(app.screen, AlignmentScreen)
        assert app.screen.review.entry.target_lang == "en"
        assert app.screen._beads.cursor == 2


async def test_a_language_without_a_translation_is_begun(tmp_path):
    path = tmp_path / "book.qostil"
    with Project.create(path, "kk", ("ru", "en")) as project:
        source = store_text(project, "kk", SOURCE)
        project.bitexts.add(source, store_text(project, "ru", TARGET), one_to_one(4))
    app = QostilApp(SETTINGS, path)
    async with app.run_test() as pilot:
        screen = await translating(pilot, 1)
        await pilot.press("alt+l", "y")
        await settled(pilot)
        assert screen.review.entry.target_lang == "en"
        assert texts(screen) == ("",) * 4


async def test_a_project_that_may_not_be_written_can_be_read(essay):
    app = QostilApp(SETTINGS, essay, read_only=True)
    async with app.run_test() as pilot:
        screen = await translating(pilot)
        await pilot.press("Ж", "alt+1", "alt+s")
        assert screen.target.text == ""
        await pilot.press("pagedown")
        assert screen.position == 1


@pytest.mark.parametrize("action", TRANSLATION, ids=lambda action: action.id)
async def test_every_action_can_be_called_without_a_crash(app, action):
    async with app.run_test() as pilot:
        await translating(pilot, 4)
        await pilot.press("Ж")
        await pilot.press(action.keys.split(",")[0])
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
    assert app.return_code in (0, None)


async def test_corpus_text_is_never_markup(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot)
        screen.target.insert("[bold]1[/bold] [@click=app.quit]x[/] [8, 57-59]")
        await pilot.press("pagedown", "alt+c", *"[bold]", "enter")
        await settled(pilot)
        await pilot.press("pageup", "alt+h")
        await settled(pilot)
        await pilot.press("escape")
        assert texts(screen)[0].startswith("[bold]1")
        assert app.is_running


async def test_enter_in_a_paste_is_no_approval(app):
    async with app.run_test() as pilot:
        screen = await translating(pilot)
        screen.target.insert("Раз\nдва")
        await pilot.press("pagedown")
        assert texts(screen)[0] == "Раз два"
        assert isinstance(screen.target, TextArea)


async def test_an_engine_that_texts_are_sent_to_is_named(essay):
    table = {"kind": "libretranslate", "url": "https://far.example.invalid", "tries": 1}
    app = QostilApp(replace(SETTINGS, engines={"far": table}), essay)
    async with app.run_test(size=(160, 50)) as pilot:
        await translating(pilot)
        shown = pilot.app.screen.query_one("#comments", Static).content.plain
        assert "sent over the network to: far" in shown
