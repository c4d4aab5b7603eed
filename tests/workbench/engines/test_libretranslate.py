"""A LibreTranslate service: batches, alternatives, and answers that are no translations."""

import json

import pytest

from tests.workbench.engines.conftest import TARGET, failing, good, query
from workbench.errors import EngineAway, EngineRefused
from workbench.suggest import Origin
from workbench.suggest.engines.registry import open_engine

LANGUAGES = [
    {"code": "kk", "name": "Kazakh", "targets": ["en", "kk", "ru"]},
    {"code": "pt-BR", "name": "Portuguese", "targets": ["en"]},
]


def service(translate):
    """A service that knows its languages and translates with `translate(message)`."""

    def answer(path, body):
        return good(LANGUAGES) if path == "/languages" else translate(json.loads(body))

    return answer


def opened(server, **options):
    return open_engine("lt", {"kind": "libretranslate", "url": server.url, "tries": 1, **options})


def test_a_batch_is_one_request(serve):
    server = serve(service(lambda m: good({"translatedText": [TARGET, " Второй день. "]})))
    engine = opened(server)
    first, second = engine.propose([query(), query("Екінші күн.")])
    assert [p.text for p in (*first, *second)] == [TARGET, "Второй день."]
    assert (first[0].origin, first[0].name, first[0].trust) == (Origin.ENGINE, "lt", 1.0)
    sent = json.loads(server.seen[-1][2])
    assert sent == {
        "q": [query().source, "Екінші күн."], "source": "kk", "target": "ru", "format": "text",
    }  # fmt: skip
    assert [path for path, *_ in server.seen] == ["/languages", "/translate"]


def test_alternatives_are_asked_for_and_told_once_each(serve):
    told = {
        "translatedText": [TARGET],
        "alternatives": [[TARGET, "Библиотека откроется утром.", "", "Третья."]],
    }
    server = serve(service(lambda m: good(told)))
    (proposals,) = opened(server, hypotheses=3).propose([query()])
    assert [p.text for p in proposals] == [TARGET, "Библиотека откроется утром.", "Третья."]
    assert json.loads(server.seen[-1][2])["alternatives"] == 2


def test_the_key_goes_into_the_message(serve, monkeypatch):
    monkeypatch.setenv("LT_KEY", "k1")
    server = serve(service(lambda m: good({"translatedText": [TARGET]})))
    opened(server, key_env="LT_KEY").propose([query()])
    assert json.loads(server.seen[-1][2])["api_key"] == "k1"


def test_languages_are_known_after_the_first_batch(serve):
    engine = opened(serve(service(lambda m: good({"translatedText": [TARGET]}))))
    assert engine.card.pairs is None
    engine.propose([query()])
    assert engine.card.pairs == {("kk", "en"), ("kk", "ru"), ("pt", "en")}
    assert not engine.card.network


def test_a_language_it_does_not_know_spoils_no_other(serve):
    engine = opened(serve(service(lambda m: good({"translatedText": [TARGET]}))))
    assert [len(found) for found in engine.propose([query(target_lang="de"), query()])] == [0, 1]
    assert str(engine.failures[0]) == "lt: does not translate kk into de"
    with pytest.raises(EngineRefused, match="does not translate kk into de"):
        engine.propose([query(target_lang="de")])


def test_a_text_it_refuses_spoils_no_other(serve):
    def translate(message):
        if "Ұзын мәтін." in message["q"]:
            return failing(400, '{"error": "text exceeds the limit"}')
        return good({"translatedText": [TARGET] * len(message["q"])})

    engine = opened(serve(service(translate)))
    assert [len(found) for found in engine.propose([query(), query("Ұзын мәтін."), query()])] == [1, 0, 1]
    assert str(engine.failures[1]) == "lt: it refused the request (400): text exceeds the limit"


def test_a_failing_request_fails_its_own_batch_only(serve):
    def translate(message):
        return failing(500) if "Бұзылды." in message["q"] else good({"translatedText": [TARGET]})

    engine = opened(serve(service(translate)), batch=1)
    assert [len(found) for found in engine.propose([query(), query("Бұзылды."), query()])] == [1, 0, 1]
    assert isinstance(engine.failures[1], EngineAway)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "gave an empty translation"),
        (query().source, "repeated the source"),
        ("The library opens tomorrow at nine o'clock.", "answered in English, not in Russian"),
        (TARGET + " ⟦1⟧", "made up the placeholder ⟦1⟧"),
        (TARGET * 20, "gave 860 characters for 38"),
    ],
)
def test_what_is_no_translation_is_dropped_with_a_reason(serve, text, reason):
    engine = opened(serve(service(lambda m: good({"translatedText": [text, TARGET]}))))
    assert [len(found) for found in engine.propose([query(), query()])] == [0, 1]
    assert str(engine.failures[0]) == f"lt: {reason}"


@pytest.mark.parametrize(
    "told", [[], {}, {"translatedText": TARGET}, {"translatedText": []}, {"translatedText": [TARGET, TARGET]}]
)
def test_an_answer_of_another_shape_is_refused(serve, told):
    with pytest.raises(EngineRefused, match="lt: its answer holds no list of 1 translations"):
        opened(serve(service(lambda m: good(told)))).propose([query()])


def test_nothing_is_asked_for_nothing(serve):
    server = serve(failing(500))
    assert opened(server).propose([]) == []
    assert server.seen == []


def test_another_service_is_told(serve):
    with pytest.raises(EngineRefused, match="tells no languages; is it a LibreTranslate service"):
        opened(serve(good({"hello": "world"}))).propose([query()])
