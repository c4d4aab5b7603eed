"""Fetching checkpoints from a hub: resumed, checked, and nothing that runs code."""

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from workbench.errors import EngineAway, EngineRefused
from workbench.suggest.engines.models.fetching import fetch

WEIGHTS = bytes(range(256)) * 8192
FILES = {
    "config.json": b'{"model_type": "marian"}',
    "model.safetensors": WEIGHTS,
    "source.spm": b"source",
    "README.md": b"not wanted",
    "pytorch_model.bin": b"not wanted either",
}


class Hub(ThreadingHTTPServer):
    """A hub with one repository; `breaks` connections are cut halfway, `asked` notes what was wanted."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.files = dict(FILES)
        self.told = None
        self.breaks = 0
        self.asked = []
        self.token = ""


class Handler(BaseHTTPRequestHandler):
    server: Hub

    def do_GET(self):
        hub = self.server
        if hub.token and self.headers.get("Authorization") != f"Bearer {hub.token}":
            self.send_error(401)
        elif self.path.startswith("/api/models/team/model/revision/main"):
            self.send(
                json.dumps(
                    hub.told or {"sha": "c0ffee", "siblings": [self.sibling(n) for n in hub.files]}
                ).encode()
            )
        elif self.path.startswith("/team/model/resolve/c0ffee/"):
            self.serve(self.path.rsplit("/", 1)[1])
        else:
            self.send_error(404)

    def sibling(self, name):
        data = FILES.get(name, self.server.files[name])
        return {"rfilename": name, "size": len(data), "lfs": {"sha256": hashlib.sha256(data).hexdigest()}}

    def serve(self, name):
        hub = self.server
        data = hub.files[name]
        start = int((self.headers.get("Range") or "bytes=0-")[6:].rstrip("-"))
        hub.asked.append((name, start))
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        if hub.breaks and name == "model.safetensors":
            hub.breaks -= 1
            self.wfile.write(data[start : start + (len(data) - start) // 2])
            self.connection.close()
            return
        self.wfile.write(data[start:])

    def send(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def hub(monkeypatch):
    hub = Hub()
    thread = threading.Thread(target=hub.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{hub.server_port}")
    monkeypatch.delenv("HF_TOKEN", raising=False)
    yield hub
    hub.shutdown()
    hub.server_close()


def test_what_a_model_needs_is_fetched_and_nothing_else(hub, tmp_path):
    steps = list(fetch("team/model", tmp_path / "m"))
    names = {path.name for path in (tmp_path / "m").iterdir()}
    assert names == {"config.json", "model.safetensors", "source.spm", "commit.txt"}
    assert (tmp_path / "m" / "model.safetensors").read_bytes() == WEIGHTS
    assert steps[-1].done == steps[-1].total == sum(len(FILES[n]) for n in names - {"commit.txt"})


def test_a_broken_connection_is_taken_up_where_it_broke(hub, tmp_path):
    hub.breaks = 2
    list(fetch("team/model", tmp_path / "m"))
    starts = [start for name, start in hub.asked if name == "model.safetensors"]
    assert len(starts) == 3
    assert starts[0] == 0 < starts[1] < starts[2]
    assert (tmp_path / "m" / "model.safetensors").read_bytes() == WEIGHTS


def test_one_that_keeps_breaking_keeps_what_it_has(hub, tmp_path):
    hub.breaks = 100
    with pytest.raises(EngineAway, match="try again to go on"):
        list(fetch("team/model", tmp_path / "m"))
    assert (tmp_path / "m" / "model.safetensors.part").stat().st_size > 0
    hub.breaks = 0
    list(fetch("team/model", tmp_path / "m"))
    assert (tmp_path / "m" / "model.safetensors").read_bytes() == WEIGHTS


def test_what_is_whole_is_not_fetched_again(hub, tmp_path):
    list(fetch("team/model", tmp_path / "m"))
    hub.asked.clear()
    list(fetch("team/model", tmp_path / "m"))
    assert hub.asked == []


def test_a_file_other_than_promised_is_refused(hub, tmp_path):
    hub.files["source.spm"] = b"sauces"
    with pytest.raises(EngineRefused, match=r"source\.spm arrived damaged"):
        list(fetch("team/model", tmp_path / "m"))
    assert not (tmp_path / "m" / "source.spm").exists()


def test_a_token_is_asked_for_and_used(hub, tmp_path, monkeypatch):
    hub.token = "secret"
    with pytest.raises(EngineRefused, match="HF_TOKEN"):
        list(fetch("team/model", tmp_path / "m"))
    monkeypatch.setenv("HF_TOKEN", "secret")
    assert list(fetch("team/model", tmp_path / "m"))


def test_no_such_model_no_weights_and_no_list_are_told_apart(hub, tmp_path):
    with pytest.raises(EngineRefused, match="no such model"):
        list(fetch("team/other", tmp_path / "m"))
    hub.told = {"sha": "c0ffee", "siblings": [{"rfilename": "config.json", "size": 2}]}
    with pytest.raises(EngineRefused, match="no weights"):
        list(fetch("team/model", tmp_path / "m"))
    hub.told = {"nothing": 1}
    with pytest.raises(EngineRefused, match="no list"):
        list(fetch("team/model", tmp_path / "m"))


def test_no_hub_is_an_engine_away(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(EngineAway, match="cannot be reached"):
        list(fetch("team/model", tmp_path / "m"))


def test_pickled_weights_are_fetched_where_there_are_no_others(hub, tmp_path):
    del hub.files["model.safetensors"]
    list(fetch("team/model", tmp_path / "m"))
    assert (tmp_path / "m" / "pytorch_model.bin").exists()
