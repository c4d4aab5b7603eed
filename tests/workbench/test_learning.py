"""The aligner learns from what was approved: in the project, and in its memories."""

import sys

import numpy as np
import pytest

from aligner import Knowledge, Status
from memory import TranslationUnit, UnitStatus, open_memory
from tests.workbench.conftest import SOURCE, TARGET
from workbench.services import meaning
from workbench.services.adding import add
from workbench.services.learning import ProjectKnowledge, knowledge_for, pairs_of
from workbench.services.progress import result_of
from workbench.services.reviewing import Review
from workbench.services.texts import prepare_document, read_input
from workbench.settings import Settings

LANGS = ("kk", "ru")
MADE_UP = [
    ("Қырмызат кешке келді.", "Зюбронька пришла вечером."),
    ("Біз қырмызат көрдік.", "Мы видели зюброньку."),
    ("Далада қырмызат бар.", "В степи есть зюбронька."),
]
"""Sentences with a word and its translation that nobody can know."""


def knows(knowledge):
    return "зюбро" in knowledge.translations.get("қырмы", {})


@pytest.fixture
def memory(project):
    with open_memory(project.path.with_suffix(".qtm"), create=True) as store:
        for source, target in MADE_UP:
            store.put(TranslationUnit(source, {"ru": target}, "kk"))
    return project.path.with_suffix(".qtm")


def test_a_memory_teaches_words_that_nobody_knew(project, memory):
    assert not knows(Knowledge.shipped(*LANGS))
    learned = ProjectKnowledge(project)
    assert knows(learned.of(LANGS))
    assert learned.of(LANGS) is learned.of(LANGS)
    assert not knows(learned.of(("kk", "en")))


def test_a_unit_serves_both_directions(memory):
    with open_memory(memory, read_only=True) as store:
        assert set(pairs_of(store, ("ru", "kk"))) == {(target, source) for source, target in MADE_UP}
    assert "қырмы" in knowledge_for(("ru", "kk"), str(memory)).translations["зюбро"]


def test_only_the_latest_approved_pairs_of_two_languages_count(memory):
    with open_memory(memory) as store:
        store.put(TranslationUnit("Қате.", {"ru": "Ошибка."}, "kk", status=UnitStatus.REJECTED))
        store.put(TranslationUnit("Су.", {"en": "Water."}, "kk"))
        assert store.latest_pairs("kk", "ru", 2) == MADE_UP[:0:-1]
        assert store.latest_pairs("kk", "en", 9) == [("Су.", "Water.")]


def test_the_projects_own_approved_pairs_count_once(project, entry, monkeypatch):
    review = Review(project, entry, Settings(), lambda: None)
    review.set_status(0, Status.APPROVED)
    with open_memory(project.path.with_suffix(".qtm"), create=True) as store:
        store.put(TranslationUnit(SOURCE[0], {"ru": TARGET[0]}, "kk"))
    taught = []
    monkeypatch.setattr(Knowledge, "learned_from", lambda self, pairs: taught.append(pairs) or self)
    ProjectKnowledge(project).of(LANGS)
    assert taught == [[(SOURCE[0], TARGET[0])]]


def test_a_memory_out_of_reach_is_told_and_does_not_stop_the_work(project, tmp_path):
    project.path.with_suffix(".qtm").write_text("no memory")
    (tmp_path / "s.txt").write_text("Бұл қазақша мәтін.\n", encoding="utf-8")
    (tmp_path / "t.txt").write_text("Это русский текст.\n", encoding="utf-8")
    source, draft = (prepare_document(read_input(tmp_path / name)) for name in ("s.txt", "t.txt"))
    added = result_of(add(project, source, [draft]))
    assert "book.qtm" in added.problem
    assert len(added.bitexts) == 1


def test_known_translations_of_known_words_stay_as_they_are():
    shipped = Knowledge.shipped(*LANGS)
    learned = shipped.learned_from([("Су мол, су таза.", "Хлеб свежий, хлеб вкусный.")] * 5)
    assert learned.translations["су"] == shipped.translations["су"]
    assert learned.frequencies[0]["су"] == shipped.frequencies[0]["су"] + 10


def test_an_encoder_that_is_not_there_is_told_of_and_done_without(project, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    meaning.encoder_named.cache_clear()
    learned = ProjectKnowledge(project, encoder="no/encoder")
    assert learned.of(LANGS).encoder is None
    assert learned.problem == (
        "the encoder no/encoder needs torch: pip install 'qostil[torch]'; aligned without it"
    )


def test_a_setting_names_the_encoder(project, monkeypatch):
    class Flat:
        def encode(self, texts):
            return np.ones((len(texts), 2), np.float32)

    monkeypatch.setattr(meaning, "TransformersEncoder", lambda name: Flat())
    meaning.encoder_named.cache_clear()
    assert ProjectKnowledge(project, encoder="flat").of(LANGS).encoder is meaning.encoder_named("flat")
    assert knowledge_for(LANGS, encoder="flat").encoder is meaning.encoder_named("flat")
    meaning.encoder_named.cache_clear()
