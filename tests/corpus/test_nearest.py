from pathlib import Path

import pytest

from corpus.nearest import did_you_mean, nearest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("biblotheka.docx", "bibliotheka.docx"),
        ("Bibliotheka.DOCX", "bibliotheka.docx"),
        ("job", "job.qostil"),
        ("jbo.qostil", "job.qostil"),
        ("кітп.txt", "кітап.txt"),
        ("other.tmx", None),
    ],
)
def test_the_file_that_was_meant(tmp_path, typed, meant):
    for name in ("bibliotheka.docx", "job.qostil", "кітап.txt", "zzz"):
        (tmp_path / name).touch()
    assert nearest(tmp_path / typed) == (tmp_path / meant if meant else None)


def test_a_folder_that_is_not_there(tmp_path):
    assert did_you_mean(tmp_path / "none" / "a.txt") == ""


def test_how_an_error_ends(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "essay.txt").touch()
    assert did_you_mean(Path("esay.txt")) == "; did you mean essay.txt?"
