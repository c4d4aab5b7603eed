import pytest

from workbench.tui.widgets.path_input import PathSuggester


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("es", "essay.kk.txt"),
        ("essay.r", "essay.ru.txt"),
        ("sub", "sub/"),
        ("sub/", "sub/book.docx"),
        ("sub/none", None),
        ("none/", None),
        ("", None),
        (".h", ".hidden"),
    ],
)
async def test_a_path_is_completed(tmp_path, monkeypatch, typed, completed):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    for name in ("essay.kk.txt", "essay.ru.txt", ".hidden", "sub/book.docx", "sub/.b"):
        (tmp_path / name).touch()
    assert await PathSuggester().get_suggestion(typed) == completed
    several = await PathSuggester(several=True).get_suggestion(f"essay.kk.txt, {typed}")
    assert several == (completed and f"essay.kk.txt, {completed}")


async def test_a_path_of_the_home_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "essay.txt").touch()
    assert await PathSuggester().get_suggestion("~/es") == "~/essay.txt"
