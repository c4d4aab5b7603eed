"""Every kind of engine over HTTP against every way a service can fail; a broken one never blocks another."""

import json
import threading

import pytest

from tests.workbench.engines.conftest import (
    SOURCE,
    TARGET,
    drips,
    drops,
    failing,
    floods,
    good,
    hangs,
    query,
)
from workbench.errors import EngineAway, EngineError, EngineRefused, EngineSetUp
from workbench.suggest.engines.registry import open_engine

HTML = "<!doctype html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
SETTINGS = {"openai": {"model": "m"}, "libretranslate": {}, "apertium": {}}
KINDS = tuple(SETTINGS)
FAULTS = {
    "hangs": (hangs, EngineAway, "no answer within|no whole answer within"),
    "drips": (drips, EngineAway, "no whole answer within"),
    "429": (failing(429, "quota"), EngineAway, "too busy .429.: quota"),
    "429 with Retry-After": (failing(429, "quota", Retry_After="600"), EngineAway, "left alone for 600 s"),
    "500": (failing(500, "boom"), EngineAway, "broken or too busy for now .500.: boom"),
    "garbage": ((200, {}, b"\x00\xff{]"), EngineRefused, "no JSON"),
    "other JSON": (good({"hello": "world"}), EngineRefused, "see url"),
    "drops": (drops, EngineAway, "broke off"),
    "HTML error": (failing(502, HTML), EngineAway, "502 Bad Gateway"),
    "HTML answer": ((200, {"Content-Type": "text/html"}, HTML.encode()), EngineRefused, "502 Bad Gateway"),
    "floods": (floods, EngineRefused, "larger than 0.05 MB"),
    "redirects": (failing(307, Location="https://else.example.org/x"), EngineSetUp, "else.example.org"),
    "wrong key": (failing(401, "who are you"), EngineSetUp, "key is missing or wrong"),
    "wrong address": (failing(404, HTML), EngineSetUp, "see url"),
}  # fmt: skip


def behaves(path, body):
    """A service of all three kinds that translates everything alike."""
    if path == "/languages":
        return good([{"code": "kk", "targets": ["ru"]}])
    if path == "/listPairs":
        return good({"responseData": [{"sourceLanguage": "kaz", "targetLanguage": "rus"}]})
    if path == "/chat/completions":
        return good({"choices": [{"message": {"content": TARGET}}]})
    if body.startswith(b"{"):
        return good({"translatedText": [TARGET] * len(json.loads(body)["q"])})
    return good({"responseData": {"translatedText": TARGET}})


def opened(kind, server, **options):
    table = {"kind": kind, "url": server.url, "tries": 1, "megabytes": 0.05, **SETTINGS[kind], **options}
    return open_engine(kind, table)


@pytest.mark.parametrize("kind", KINDS)
def test_a_service_that_behaves_translates(serve, kind):
    engine = opened(kind, serve(behaves))
    assert [[p.text for p in found] for found in engine.propose([query(), query()])] == [[TARGET]] * 2
    assert engine.failures == {}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_is_told_as_what_it_is(serve, kind, fault):
    answer, error, message = FAULTS[fault]
    slow = {"answer_seconds": 0.2, "connect_seconds": 0.2} if answer in (hangs, drips) else {}
    engine = opened(kind, serve(lambda path, body: answer), **slow)
    with pytest.raises(error, match=f"^{kind}: .*({message})") as told:
        engine.propose([query()])
    assert str(told.value).isprintable()
    assert engine.failures == {0: told.value}
    engine.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_service_that_breaks_between_two_texts_keeps_the_first(serve, kind):
    def answer(path, body):
        return (
            failing(500) if "Бұзық".encode() in body or b"%D0%91%D2%B1%D0%B7" in body else behaves(path, body)
        )

    engine = opened(kind, serve(answer), batch=1)
    found = engine.propose([query(), query("Бұзық мәтін."), query()])
    assert [len(proposals) for proposals in found] == [1, 0, 1]
    assert list(engine.failures) == [1]


@pytest.mark.parametrize("kind", KINDS)
def test_a_failing_service_is_not_asked_for_the_whole_batch(serve, kind):
    server = serve(failing(500))
    with pytest.raises(EngineAway):
        opened(kind, server, failures=2, batch=1).propose([query()] * 20)
    assert len(server.seen) <= 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_hanging_engine_blocks_no_other_and_can_be_closed(serve, kind):
    arrived = threading.Event()

    def answer(path, body):
        arrived.set()
        return hangs

    broken = opened(kind, serve(answer))
    told = []

    def ask():
        try:
            broken.propose([query()])
        except EngineError as error:
            told.append(str(error))

    thread = threading.Thread(target=ask)
    thread.start()
    assert arrived.wait(10)
    assert opened(kind, serve(behaves)).propose([query()])[0][0].text == TARGET
    assert told == []
    broken.close()
    thread.join(10)
    assert told == [f"{kind}: it was stopped"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I'm sorry, but I can't help with that request.", "refused|answered in English"),
        ("The library will open tomorrow at nine o'clock.", "answered in English, not in Russian"),
        (SOURCE, "repeated the source"),
        (f"{TARGET} ⟦7⟧", "made up the placeholder ⟦7⟧"),
        ("", "gave an empty translation"),
        (TARGET * 20, "gave 860 characters for 38"),
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_that_cannot_be_a_translation_is_told(serve, kind, text, reason):
    def answer(path, body):
        status, headers, content = behaves(path, body)
        told = json.dumps(json.loads(content), ensure_ascii=False).replace(TARGET, text)
        return status, headers, told.encode()

    with pytest.raises(EngineRefused, match=f"^{kind}: ({reason})"):
        opened(kind, serve(answer)).propose([query()])
