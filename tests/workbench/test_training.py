"""A model trained on a memory: taken up where it stopped, measured, and made an engine."""

import json

import pytest
from click.testing import CliRunner

from memory import TranslationUnit, open_memory
from workbench.cli.root import qostil
from workbench.errors import EngineSetUp, InputError
from workbench.services.training import FEWEST, advice, lesson
from workbench.suggest import Query
from workbench.suggest.engines.models.training import TrainingOptions, new_checkpoint, train
from workbench.suggest.engines.registry import open_engine

NUMBERS = ["бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз", "он"]
THERE = ["один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"]
THINGS = {"үй": "дом", "қала": "город", "кітап": "книга", "жол": "дорога", "тау": "гора"}


def pairs():
    return [
        (f"{a} {b} {thing}", f"{THERE[i]} {THERE[j]} {word}")
        for i, a in enumerate(NUMBERS)
        for j, b in enumerate(NUMBERS)
        for thing, word in THINGS.items()
    ]


@pytest.fixture
def memory(tmp_path):
    path = tmp_path / "numbers.qtm"
    with open_memory(path, create=True) as store:
        list(store.put_many([TranslationUnit(source, {"ru": target}) for source, target in pairs()]))
    return path


def test_a_lesson_keeps_some_pairs_away(memory):
    found = lesson(str(memory), ("kk", "ru"))
    assert len(found.taught) + len(found.held_out) == 500
    assert not set(found.taught) & set(found.held_out)
    assert lesson(str(memory), ("kk", "ru")) == found
    assert found.words > 1000


def test_too_few_pairs_are_refused_with_the_numbers(tmp_path):
    path = tmp_path / "small.qtm"
    with open_memory(path, create=True) as store:
        list(store.put_many([TranslationUnit(source, {"ru": target}) for source, target in pairs()[:50]]))
    with pytest.raises(InputError, match=f"holds 50 usable pairs from kk into ru; a model needs {FEWEST}"):
        lesson(str(path), ("kk", "ru"))


def test_advice_is_honest():
    assert "seldom helps below 50,000" in advice(5000, "")
    assert "seldom helps below 2,000" in advice(500, "tilmash")
    assert advice(60_000, "") == "60,000 pairs to learn from"


def small(**changed):
    return TrainingOptions(
        **{"epochs": 2, "vocabulary": 80, "width": 32, "layers": 1, "batch_tokens": 600, **changed}
    )


def test_a_training_that_was_stopped_goes_on_to_the_same_end(tmp_path):
    torch = pytest.importorskip("torch", reason="needs the extra [torch]")
    from safetensors.torch import load_file

    options = small()
    for name in ("whole", "stopped"):
        new_checkpoint(tmp_path / name / "new", pairs(), ("kk", "ru"), options)
    whole = list(train(tmp_path / "whole" / "new", tmp_path / "whole", pairs(), ("kk", "ru"), options))
    begun = train(tmp_path / "stopped" / "new", tmp_path / "stopped", pairs(), ("kk", "ru"), options)
    epoch = whole[-1].total // 2
    for step in begun:
        if step.done == epoch + 2:
            break
    begun.close()
    rest = list(train(tmp_path / "stopped" / "new", tmp_path / "stopped", pairs(), ("kk", "ru"), options))
    assert rest[0].done == epoch + 1
    assert whole[-1].done == rest[-1].done == whole[-1].total
    assert whole[-1].loss < whole[0].loss
    one, two = (load_file(tmp_path / name / "model" / "model.safetensors") for name in ("whole", "stopped"))
    assert all(torch.allclose(one[name], two[name], atol=1e-5) for name in one)


def test_another_training_in_the_same_folder_is_refused(tmp_path):
    pytest.importorskip("torch", reason="needs the extra [torch]")
    new_checkpoint(tmp_path / "new", pairs(), ("kk", "ru"), small())
    next(iter(train(tmp_path / "new", tmp_path, pairs(), ("kk", "ru"), small())))
    with pytest.raises(EngineSetUp, match="holds another training"):
        next(iter(train(tmp_path / "new", tmp_path, pairs(), ("kk", "ru"), small(epochs=3))))


def test_the_command_trains_measures_and_adds_an_engine(memory):
    pytest.importorskip("torch", reason="needs the extra [torch]")
    arguments = [
        "train",
        "--memory",
        str(memory),
        "--to",
        "ru",
        "--as",
        "own",
        "--epochs",
        "2",
        "--vocabulary",
    ]
    arguments += ["200", "--width", "32", "--layers", "1", "--json"]
    result = CliRunner().invoke(qostil, arguments)
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert [row["name"] for row in told["scores"]] == ["BLEU", "chrF2", "TER"]
    assert "seldom helps below" in result.stderr
    engine = open_engine("own", {"kind": "ctranslate2", "path": told["folder"]})
    assert engine.card.pairs == {("kk", "ru")}
    assert isinstance(engine.propose([Query("бір екі үй", "kk", "ru")])[0], list)
    further = [*arguments[:5], "--as", "more", "--base", str(memory.parent / "nothing")]
    assert CliRunner().invoke(qostil, further).exit_code == 2
