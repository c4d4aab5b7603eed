"""Models on this machine: both runtimes give the same, and what is wrong with a folder is said."""

import json
import shutil

import pytest

from workbench.errors import EngineSetUp, SettingsError
from workbench.suggest import Query
from workbench.suggest.engines.models.decoding import length_for
from workbench.suggest.engines.models.families import FAMILIES, family_of
from workbench.suggest.engines.models.manifest import Manifest
from workbench.suggest.engines.models.store import local_folder
from workbench.suggest.engines.models.threads import threads
from workbench.suggest.engines.registry import open_engine

pytest.importorskip("torch", reason="needs the extra [torch]")
pytest.importorskip("transformers", reason="needs the extra [torch]")

QUERIES = [Query("Алаш партиясы 1917 жылы құрылды.", "kk", "ru"), Query("Ол келді.", "kk", "ru")]


def converted(checkpoint, folder, **options):
    from workbench.suggest.engines.models.conversion import convert

    return list(convert(checkpoint, folder, source="tiny", **options))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    from . import tiny

    folder = tmp_path_factory.mktemp("models")
    for family in ("nllb", "marian", "m2m100", "t5"):
        getattr(tiny, family)(folder / family)
        pair = ("kk", "ru") if family == "marian" else None
        converted(
            folder / family,
            folder / f"{family}-ct2",
            quantization="float32",
            pair=pair,
            licence="CC BY-NC 4.0",
        )
    return folder


@pytest.fixture(params=["nllb", "marian", "m2m100", "t5"])
def engines(request, folder):
    pair = {"pair": ["kk", "ru"]} if request.param == "marian" else {}
    exact = open_engine("exact", {"kind": "transformers", "model": str(folder / request.param), **pair})
    quick = open_engine("quick", {"kind": "ctranslate2", "path": str(folder / f"{request.param}-ct2")})
    yield exact, quick
    exact.close()
    quick.close()


def test_both_runtimes_give_the_same_hypotheses(engines):
    exact, quick = (engine.propose(QUERIES) for engine in engines)
    assert [[p.text for p in found] for found in exact] == [[p.text for p in found] for found in quick]
    assert all(len(found) >= 2 for found in exact)
    for one, two in zip(exact, quick, strict=True):
        assert [p.log_probability for p in one] == pytest.approx([p.log_probability for p in two], abs=2e-3)
        assert [p.log_probability for p in one] == sorted((p.log_probability for p in one), reverse=True)


def test_a_batch_gives_what_single_texts_give(engines):
    for engine in engines:
        together = engine.propose(QUERIES)
        apart = [engine.propose([query])[0] for query in QUERIES]
        for one, two in zip(together, apart, strict=True):
            assert one[0].text.startswith(two[0].text[: len(two[0].text) // 2])


def test_an_engine_can_be_used_again_after_it_was_closed(engines):
    for engine in engines:
        before = engine.propose(QUERIES[:1])[0][0].text
        engine.close()
        assert engine.propose(QUERIES[:1])[0][0].text == before
        assert engine.propose([]) == []


def test_languages_are_told_the_model(folder):
    engine = open_engine("mt", {"kind": "ctranslate2", "path": str(folder / "nllb-ct2"), "hypotheses": 1})
    query = Query(QUERIES[0].source, "kk", "ru")
    into = {lang: engine.propose([Query(query.source, "kk", lang)])[0] for lang in ("ru", "en")}
    assert into["ru"][0].log_probability != into["en"][0].log_probability
    assert all(
        code not in p.text for found in into.values() for p in found for code in ("rus_Cyrl", "eng_Latn")
    )


def test_a_card_tells_directions_licence_and_version(engines):
    exact, quick = engines
    assert exact.card.pairs == quick.card.pairs
    assert exact.card.knows("kk", "ru")
    assert not quick.card.network
    assert exact.card.signature != quick.card.signature


def test_int8_is_smaller_and_another_engine(folder, tmp_path):
    steps = converted(folder / "nllb", tmp_path / "small", quantization="int8")
    assert steps == ["reading the weights", "converting to int8", "checking"]
    small, whole = tmp_path / "small" / "model.bin", folder / "nllb-ct2" / "model.bin"
    assert small.stat().st_size < 0.5 * whole.stat().st_size
    engine = open_engine("mt", {"kind": "ctranslate2", "path": str(tmp_path / "small")})
    assert engine.propose(QUERIES)[0]
    other = open_engine("mt", {"kind": "ctranslate2", "path": str(folder / "nllb-ct2")})
    assert engine.card.signature != other.card.signature


def test_a_manifest_tells_where_a_model_is_from_and_whether_it_is_whole(folder, tmp_path):
    manifest = Manifest.read(folder / "nllb-ct2")
    assert (manifest.family, manifest.licence) == ("nllb", "CC BY-NC 4.0")
    assert manifest.damaged(folder / "nllb-ct2") == []
    copy = shutil.copytree(folder / "nllb-ct2", tmp_path / "copy")
    (copy / "model.bin").write_bytes(b"cut")
    assert manifest.damaged(copy) == ["model.bin"]
    with pytest.raises(EngineSetUp, match="cannot be loaded"):
        open_engine("mt", {"kind": "ctranslate2", "path": str(copy)}).propose(QUERIES)


def test_pickled_weights_are_read_as_numbers_only(folder, tmp_path):
    import torch
    from safetensors.torch import load_file

    copy = shutil.copytree(folder / "nllb", tmp_path / "pickled")
    weights = load_file(copy / "model.safetensors")
    (copy / "model.safetensors").unlink()
    torch.save(weights, copy / "pytorch_model.bin")
    converted(copy, tmp_path / "made", quantization="float32")
    assert (copy / "model.safetensors").is_file()
    one = open_engine("mt", {"kind": "ctranslate2", "path": str(tmp_path / "made")}).propose(QUERIES)
    two = open_engine("mt", {"kind": "ctranslate2", "path": str(folder / "nllb-ct2")}).propose(QUERIES)
    assert [p.text for p in one[0]] == [p.text for p in two[0]]


def test_a_folder_that_runs_code_when_opened_is_refused(folder, tmp_path):
    copy = shutil.copytree(folder / "nllb", tmp_path / "evil")
    (copy / "model.safetensors").unlink()
    (copy / "pytorch_model.bin").write_bytes(b"cos\nsystem\n(S'touch /tmp/qostil-evil'\ntR.")
    with pytest.raises(EngineSetUp, match="cannot be read"):
        converted(copy, tmp_path / "made")
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("missing", ["tokenizer.json", "sentencepiece.bpe.model", "config.json"])
def test_a_missing_file_is_named(folder, tmp_path, missing):
    copy = shutil.copytree(folder / "nllb", tmp_path / "copy")
    (copy / missing).unlink()
    with pytest.raises(EngineSetUp, match=missing):
        open_engine("mt", {"kind": "transformers", "model": str(copy)})


def test_a_tokenizer_without_the_languages_is_refused(folder, tmp_path):
    copy = shutil.copytree(folder / "nllb", tmp_path / "copy")
    told = (copy / "tokenizer.json").read_text(encoding="utf-8")
    (copy / "tokenizer.json").write_text(told.replace("rus_Cyrl", "rus_Latn"), encoding="utf-8")
    config = (copy / "tokenizer_config.json").read_text(encoding="utf-8")
    (copy / "tokenizer_config.json").write_text(config.replace("rus_Cyrl", "rus_Latn"), encoding="utf-8")
    with pytest.raises(EngineSetUp, match="does not know rus_Cyrl"):
        open_engine("mt", {"kind": "transformers", "model": str(copy)}).propose(QUERIES)


def test_an_unknown_kind_of_model_is_named(folder, tmp_path):
    copy = shutil.copytree(folder / "nllb", tmp_path / "copy")
    told = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps({**told, "model_type": "bert"}))
    with pytest.raises(EngineSetUp, match="type bert"):
        family_of(copy)


def test_one_direction_must_be_named(folder):
    with pytest.raises(EngineSetUp, match="pair"):
        open_engine("mt", {"kind": "transformers", "model": str(folder / "marian")})
    with pytest.raises(EngineSetUp, match="one direction only"):
        converted(folder / "marian", folder / "never")


def test_what_is_not_there_is_said_to_be_not_there(tmp_path):
    with pytest.raises(EngineSetUp, match="no such folder"):
        local_folder(str(tmp_path / "none"))
    with pytest.raises(EngineSetUp, match="qostil engine pull tilmash"):
        local_folder("tilmash")
    with pytest.raises(EngineSetUp, match="no model converted"):
        open_engine("mt", {"kind": "ctranslate2", "path": str(tmp_path)})
    with pytest.raises(SettingsError, match="beam"):
        open_engine("mt", {"kind": "ctranslate2", "path": str(tmp_path), "beams": 2})


def test_lengths_and_threads():
    assert length_for(5) == 26
    assert length_for(10_000) == 512
    assert threads(3) == 3
    assert threads(0) >= 1
    assert FAMILIES["t5"].code("kk") == "kk"
