"""Repairs seen and flipped in the workbench."""

from corpus.document import Document
from tests.tui.conftest import SETTINGS, settled
from workbench.project import Project
from workbench.services.adding import add
from workbench.services.progress import result_of
from workbench.services.texts import prepare_document
from workbench.tui.app import QostilApp
from workbench.tui.screens.repairs import RepairsScreen


async def test_the_repairs_of_the_draft_are_a_key_away(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    texts = [
        prepare_document(Document("Кітаптар сөреде тұр. Кешке бәрі үйге қайтты.\n", "a.kk.txt", "kk")),
        prepare_document(Document("Книги стоят на полке.Вечером все ушли домой.\n", "a.ru.txt", "ru")),
    ]
    with Project.create(tmp_path / "book.qostil", "kk", ("ru",)) as project:
        result_of(add(project, texts[0], texts[1:]))
    app = QostilApp(SETTINGS, tmp_path / "book.qostil")
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("r", "tab")
        assert "a.ru.txt" in str(app.screen.query_one(".title").content)
        await pilot.press("space")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen.review.state.target == ("Книги стоят на полке.Вечером все ушли домой.",)
        await pilot.press("z")
        await settled(pilot)
        assert len(app.screen.review.state.target) == 2


async def test_a_repair_is_flipped_and_taken_back_with_undo(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    texts = [
        prepare_document(Document("Кітаптар сөреде тұр.Кешке бәрі үйге қайтты.\n", "a.kk.txt", "kk")),
        prepare_document(Document("Книги стоят на полке. Вечером все ушли домой.\n", "a.ru.txt", "ru")),
    ]
    with Project.create(tmp_path / "book.qostil", "kk", ("ru",)) as project:
        result_of(add(project, texts[0], texts[1:]))
    app = QostilApp(SETTINGS, tmp_path / "book.qostil")
    async with app.run_test() as pilot:
        await settled(pilot)
        assert len(app.screen.review.state.source) == 2
        await pilot.press("r")
        assert isinstance(app.screen, RepairsScreen)
        await pilot.press("space")
        await settled(pilot)
        await pilot.press("n")
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen.review.state.source == ("Кітаптар сөреде тұр.Кешке бәрі үйге қайтты.",)
        await pilot.press("z")
        await settled(pilot)
        assert len(app.screen.review.state.source) == 2
        await pilot.press("r", "k")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert len(app.screen.review.state.source) == 1
