"""One service, and everything that can go wrong with it. Waits are recorded, not waited."""

import base64
import json
import socket
import threading

import pytest

from tests.workbench.engines.conftest import (
    bombs,
    chunked,
    drips,
    drops,
    drops_a_chunk,
    failing,
    floods,
    good,
    hangs,
)
from workbench.errors import EngineAway, EngineRefused, EngineSetUp
from workbench.suggest.engines.http.address import Address
from workbench.suggest.engines.http.client import Client, Service
from workbench.suggest.engines.http.patience import Patience
from workbench.suggest.engines.http.secret import Secret

QUICK = Patience(connect=20, answer=20, pause=1, failures=100)


class Clock:
    """A clock that moves only when somebody sleeps."""

    def __init__(self):
        self.now = 1000.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def client(clock):
    made = []

    def make(url, patience=QUICK, **more):
        service = Service("nmt", Address(url), patience=patience, **more)
        made.append(Client(service, clock=clock, sleep=clock.sleep, chance=lambda: 1.0))
        return made[-1]

    yield make
    for one in made:
        one.close()


def in_turn(*answers):
    """A service that gives its answers in turn, the last one for ever."""
    left = list(answers)
    return lambda path, body: left.pop(0) if len(left) > 1 else left[0]


def test_a_message_is_sent_and_its_answer_decoded(serve, client):
    server = serve(good({"text": "жауап"}))
    assert client(server.url + "/v1").post("/ask", {"text": "сұрақ"}) == {"text": "жауап"}
    path, headers, body = server.seen[0]
    assert (path, json.loads(body)) == ("/v1/ask", {"text": "сұрақ"})
    assert headers["Content-Type"] == "application/json"
    assert "Authorization" not in headers


def test_an_answer_in_chunks_is_put_together(serve, client):
    assert client(serve(lambda path, body: chunked).url).get("/") == "there"


def test_a_form_is_sent_in_utf_8(serve, client):
    server = serve(good([]))
    client(server.url).post_form("/ask", {"q": "ән & жыр"})
    assert server.seen[0][2] == b"q=%D3%99%D0%BD+%26+%D0%B6%D1%8B%D1%80"


@pytest.mark.parametrize("bad", [failing(429), failing(500), failing(503), drops, drops_a_chunk])
def test_what_may_pass_is_tried_again_with_longer_pauses(serve, client, clock, bad):
    server = serve(in_turn(bad, bad, good("there")))
    assert client(server.url).get("/") == "there"
    assert (len(server.seen), clock.slept) == (3, [1.0, 2.0])


def test_the_last_try_tells_what_was_wrong(serve, client, clock):
    server = serve(failing(500, '{"error": {"message": "out of memory"}}'))
    with pytest.raises(EngineAway, match=r"^nmt: it is broken or too busy for now \(500\): out of memory$"):
        client(server.url).get("/")
    assert len(server.seen) == 3


def test_a_pause_is_jittered_between_its_half_and_the_whole():
    assert (QUICK.pause_after(3, 0.0), QUICK.pause_after(3, 1.0)) == (2.0, 4.0)
    assert QUICK.pause_after(30, 1.0) == QUICK.longest_wait


def test_retry_after_is_honoured(serve, client, clock):
    server = serve(in_turn(failing(429, Retry_After="7"), good("there")))
    assert client(server.url).get("/") == "there"
    assert clock.slept == [7.0]


def test_too_long_a_retry_after_is_not_waited_here(serve, client, clock):
    server = serve(failing(429, "slow down", Retry_After="900"))
    asked = client(server.url)
    with pytest.raises(
        EngineAway, match=r"too busy \(429\): slow down; it asks to be left alone for 900 s, until"
    ):
        asked.get("/")
    with pytest.raises(EngineAway, match="left alone for 900 s, until"):
        asked.get("/")
    assert (len(server.seen), clock.slept) == (1, [])


@pytest.mark.parametrize(
    ("status", "kind", "message"),
    [
        (400, EngineRefused, "it refused the request (400): why not"),
        (401, EngineSetUp, "the key is missing or wrong; see key_env (401): why not"),
        (
            404,
            EngineSetUp,
            "there is nothing at this address, or no such model; see url and model (404): why not",
        ),
        (413, EngineRefused, "it refused the request (413): why not"),
    ],
)
def test_a_wrong_request_is_told_at_once(serve, client, clock, status, kind, message):
    server = serve(failing(status, "why not"))
    with pytest.raises(kind) as told:
        client(server.url).get("/")
    assert str(told.value) == f"nmt: {message}"
    assert (len(server.seen), clock.slept) == (1, [])


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('{"text": "тең', '{"text": "тең'),
        ("<!DOCTYPE html><html><head><title>Welcome &amp; hello</title></head>", "Welcome & hello"),
        ("<html><body><h1>It <b>works</b></h1></body></html>", "It works"),
        ("\x1b[31mred\x07 text", "[31mred text"),
        ("", "(nothing)"),
        ("word " * 1000, "word word"),
        ("[" * 100_000, "[[["),
    ],
)
def test_an_answer_that_is_no_json_is_refused_with_its_first_words(serve, client, body, words):
    server = serve((200, {}, body.encode()))
    with pytest.raises(EngineRefused) as told:
        client(server.url).get("/")
    message = str(told.value)
    assert message.startswith(f"nmt: its answer is no JSON: {words}")
    assert len(message) < 220
    assert message.isprintable()


def test_an_error_page_is_told_by_its_title(serve, client):
    page = "<html><head><style>b{}</style><title>502 Bad Gateway</title></head><body>nginx</body></html>"
    with pytest.raises(EngineAway, match=r"\(502\): 502 Bad Gateway$"):
        client(serve(failing(502, page)).url).get("/")


def test_a_redirect_is_not_followed(serve, client):
    elsewhere = serve(good("not for you"))
    server = serve(failing(302, Location=f"{elsewhere.url}/ask?token=abc"))
    with pytest.raises(
        EngineSetUp, match=f"it sends on to {elsewhere.url}/ask; texts go only where url says"
    ):
        client(server.url).post("/ask", {"text": "құпия"})
    assert elsewhere.seen == []


@pytest.mark.parametrize("slow", [hangs, drips])
def test_an_answer_must_be_whole_in_time(serve, client, slow):
    server = serve(lambda path, body: slow)
    with pytest.raises(EngineAway, match=r"nmt: no (whole )?answer within"):
        client(server.url, Patience(connect=0.1, answer=0.1)).get("/")


@pytest.mark.parametrize("huge", [floods, bombs, good("x" * 20_000)])
def test_a_huge_answer_is_given_up(serve, client, huge):
    server = serve(lambda path, body: huge)
    with pytest.raises(EngineRefused, match=r"nmt: its answer is larger than 0\.01 MB"):
        client(server.url, most=10_000).get("/")


def test_a_connection_that_always_drops_is_told(serve, client):
    server = serve(lambda path, body: drops)
    with pytest.raises(EngineAway, match=r"nmt: the connection broke off$") as told:
        client(server.url).get("/")
    assert type(told.value) is EngineAway
    assert len(server.seen) == 3


def test_a_service_that_does_not_run_is_told_at_once(client, clock):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(EngineAway, match=r"nmt: it cannot be reached; is it running\?"):
            client(f"http://127.0.0.1:{taken.getsockname()[1]}").get("/")
    assert clock.slept == []


def test_an_unencrypted_service_is_not_taken_for_an_encrypted_one(serve, client):
    server = serve(good("x"))
    with pytest.raises(EngineSetUp, match="certificate is not trusted, or it does not speak TLS"):
        client(server.url.replace("http:", "https:")).get("/")
    assert server.seen == []


def test_a_failing_service_is_left_alone_for_longer_and_longer(serve, client, clock):
    server = serve(failing(500))
    asked = client(server.url, Patience(tries=1, failures=2, rest=30))
    for _ in range(2):
        with pytest.raises(EngineAway, match="broken"):
            asked.get("/")
    with pytest.raises(EngineAway, match=r"nmt: it failed and is left alone for 30 s, until \d\d:\d\d:\d\d"):
        asked.get("/")
    assert len(server.seen) == 2
    clock.now += 31
    with pytest.raises(EngineAway, match="broken"):
        asked.get("/")
    with pytest.raises(EngineAway, match="left alone for 60 s"):
        asked.get("/")
    assert len(server.seen) == 3


def test_a_service_that_answers_again_is_asked_again(serve, client, clock):
    server = serve(in_turn(failing(500), failing(500), good(1), failing(500), good(2)))
    asked = client(server.url, Patience(tries=1, failures=2, rest=30))
    for _ in range(2):
        with pytest.raises(EngineAway):
            asked.get("/")
    clock.now += 31
    assert asked.get("/") == 1
    with pytest.raises(EngineAway, match="broken"):
        asked.get("/")
    assert asked.get("/") == 2


def test_refused_requests_do_not_count_as_failures_of_the_service(serve, client):
    asked = client(serve(failing(400, "too long")).url, Patience(failures=1))
    for _ in range(3):
        with pytest.raises(EngineRefused, match="too long"):
            asked.get("/")


def test_requests_are_spaced(serve, client, clock):
    asked = client(serve(good(1)).url, Patience(per_minute=20))
    for _ in range(3):
        asked.get("/")
    assert clock.slept == [3.0, 3.0]


def test_closing_stops_a_request_under_way(serve):
    arrived = threading.Event()

    def answer(path, body):
        arrived.set()
        return hangs

    asked = Client(Service("nmt", Address(serve(answer).url)))
    told = []

    def ask():
        try:
            asked.get("/")
        except EngineAway as error:
            told.append(str(error))

    thread = threading.Thread(target=ask)
    thread.start()
    assert arrived.wait(10)
    asked.close()
    thread.join(10)
    assert told == ["nmt: it was stopped"]
    with pytest.raises(EngineAway, match="nmt: it was stopped"):
        asked.get("/")


def test_a_key_comes_from_the_environment_and_stays_out_of_messages(serve, client):
    server = serve(lambda path, body: failing(401, "wrong key sk-Secret9 given"))
    secret = Secret("NMT_KEY", {"NMT_KEY": "sk-Secret9\n"})
    with pytest.raises(EngineSetUp, match="wrong key … given") as told:
        client(server.url, secret=secret, bearer=True).get("/")
    assert server.seen[0][1]["Authorization"] == "Bearer sk-Secret9"
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__


def test_a_key_that_is_not_set_is_told_before_anything_is_sent(serve, client):
    server = serve(good(1))
    with pytest.raises(
        EngineSetUp, match="nmt: the environment variable NMT_KEY, which holds the key, is not set"
    ):
        client(server.url, secret=Secret("NMT_KEY", {}), bearer=True).get("/")
    assert server.seen == []


def test_a_key_does_not_go_over_an_open_way(client):
    with pytest.raises(EngineSetUp, match="readable on its way; use an address with https://"):
        client("http://nmt.example.org", secret=Secret("K", {"K": "x"}), bearer=True).get("/")


def test_the_proxy_of_the_environment_is_used(serve, client, monkeypatch):
    proxy = serve(good(1))
    monkeypatch.setenv("http_proxy", proxy.url.replace("//", "//me:p%40ss@"))
    assert client("http://nmt.example.org/v1").get("/ask") == 1
    path, headers, _ = proxy.seen[0]
    assert path == "http://nmt.example.org/v1/ask"
    assert base64.b64decode(headers["proxy-authorization"].removeprefix("Basic ")) == b"me:p@ss"


def test_a_proxy_is_not_asked_for_this_machine(serve, client, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert client(serve(good(1)).url).get("/") == 1
