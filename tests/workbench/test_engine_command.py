"""`qostil engine`: the settings, trials, and models from a folder."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from workbench.cli.root import qostil
from workbench.locations import settings_file
from workbench.settings import load_settings


class Libre(BaseHTTPRequestHandler):
    """A LibreTranslate that knows one translation."""

    def do_GET(self):
        self.answer([{"code": "kk", "targets": ["ru"]}, {"code": "ru", "targets": ["kk"]}])

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        texts = asked["q"] if isinstance(asked["q"], list) else [asked["q"]]
        found = ["Съезд прошёл в декабре 1917 года в Оренбурге." for _ in texts]
        self.answer({"translatedText": found if isinstance(asked["q"], list) else found[0]})

    def answer(self, body):
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def service():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Libre)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def run():
    return lambda *arguments: CliRunner().invoke(qostil, list(map(str, arguments)))


def test_an_engine_is_added_tried_used_and_removed(run, service):
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text('# mine\nauthor = "A."\n\n[checks]\nprofile = "full"\n', encoding="utf-8")
    assert run("engine", "add", "lt", "--kind", "libretranslate", f"url={service}").exit_code == 0
    assert (
        run(
            "engine", "add", "down", "--kind", "libretranslate", "url=http://127.0.0.1:9", "tries=1"
        ).exit_code
        == 0
    )
    rows = json.loads(run("engine", "list", "--json").stdout)
    assert [(row["name"], row["kind"], row["network"]) for row in rows] == [
        ("lt", "libretranslate", False),
        ("down", "libretranslate", False),
    ]
    tried = run("engine", "test", "lt", "--json")
    assert tried.exit_code == 0
    assert json.loads(tried.stdout)[0]["result"] == "works"
    assert json.loads(tried.stdout)[0]["quality"] >= 80
    both = run("engine", "test", "--json")
    assert both.exit_code == 1
    assert [row["result"] for row in json.loads(both.stdout)] == ["works", "failed"]
    text = "Құрылтай 1917 жылы желтоқсанда Орынборда өтті."
    found = json.loads(run("suggest", text, "--to", "ru", "--json").stdout)
    assert found[0]["name"] == "lt"
    assert run("engine", "remove", "lt").exit_code == 0
    assert settings_file().read_text(encoding="utf-8").startswith('# mine\nauthor = "A."\n\n[checks]')
    assert list(load_settings().engines) == ["down"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("add", "lt", "--kind", "libretranslat", "url=http://x"), "did you mean libretranslate"),
        (("add", "lt", "--kind", "libretranslate", "ur=http://x"), "unknown key ur"),
        (("add", "lt", "--kind", "libretranslate", "url"), "KEY=VALUE"),
        (("add", "a b", "--kind", "libretranslate", "url=http://x"), "an engine's name"),
        (("add", "gpt", "--kind", "openai", "url=http://x", "model=m", "api_key=sk-1"), "key_env"),
        (("remove", "none"), "has no engine none"),
        (("test", "none"), "no engine none"),
        (("pull", "no/such/folder"), "no such"),
        (("pull", "tilmash", "--quantization", "int9"), "int9"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(run, arguments, message, monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    result = run("engine", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr or message == "no such"
    assert len(result.stderr.strip().splitlines()) <= 2


def test_an_engine_cannot_be_added_twice(run, service):
    assert run("engine", "add", "lt", "--kind", "libretranslate", f"url={service}").exit_code == 0
    again = run("engine", "add", "lt", "--kind", "libretranslate", f"url={service}")
    assert again.exit_code == 2
    assert "remove it first" in again.stderr


def test_kinds_and_models_are_listed_with_their_licences(run):
    kinds = {row["kind"] for row in json.loads(run("engine", "list", "--kinds", "--json").stdout)}
    assert {"ctranslate2", "transformers", "openai", "libretranslate", "apertium"} <= kinds
    models = json.loads(run("engine", "list", "--models", "--json").stdout)
    assert "not for commercial use" in next(row for row in models if row["name"] == "nllb-600m")["licence"]


def test_a_model_in_a_folder_is_pulled_offline_and_translates(run, tmp_path):
    pytest.importorskip("torch", reason="needs the extra [torch]")
    from .engines import tiny

    folder = tiny.nllb(tmp_path / "tiny")
    pulled = run("engine", "pull", folder, "--as", "tiny")
    assert pulled.exit_code == 0, pulled.stderr
    tried = run("engine", "test", "tiny", "--json")
    assert json.loads(tried.stdout)[0]["result"] == "works"
    weights = Path(load_settings().engines["tiny"]["path"]) / "model.bin"
    weights.write_bytes(weights.read_bytes()[:-1] + b"?")
    damaged = run("engine", "test", "tiny", "--json")
    assert damaged.exit_code == 1
    assert "model.bin changed since" in json.loads(damaged.stdout)[0]["text"]
    row = json.loads(run("engine", "list", "--json").stdout)[0]
    assert (row["kind"], row["network"], row["problem"]) == ("ctranslate2", False, "")
