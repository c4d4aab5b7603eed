"""Who is let in, and who is not."""

import asyncio
import json
import subprocess
import sys

import aiohttp
import pytest
from aiohttp import web
from click.testing import CliRunner

from tests.browser.conftest import decided
from workbench.browser.server import BrowserServer, listen
from workbench.cli.root import qostil
from workbench.errors import InputError

PLACES = (
    "/",
    "/?token=",
    "/?token=wrong",
    "/ws",
    "/static/js/textual.js",
    "/static/",
    "/download/key",
    "/nothing",
)


@pytest.fixture
async def server(book):
    at = listen(0)
    server = BrowserServer(book, at.getsockname()[1])
    runner = web.AppRunner(await server.application(), shutdown_timeout=5)
    await runner.setup()
    await web.SockSite(runner, at).start()
    yield server
    await runner.cleanup()


@pytest.fixture
async def client():
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as client:
        yield client


async def status(client, server, path, **headers):
    async with client.get(server.door.origin + path, headers=headers, allow_redirects=False) as answer:
        await answer.read()
        return answer.status


@pytest.mark.parametrize("path", PLACES)
async def test_nothing_is_served_without_the_token(server, client, path):
    assert await status(client, server, path) == 403
    socket = {"Upgrade": "websocket", "Connection": "Upgrade", "Origin": server.door.origin}
    assert await status(client, server, path, **socket) == 403


async def test_the_token_lets_one_browser_in_once(server, client):
    address = server.door.address
    async with client.get(address) as answer:
        cookie = answer.headers["Set-Cookie"]
        assert answer.status == 200
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert address.partition("token=")[2] not in cookie
    assert await status(client, server, "/") == 200
    assert await status(client, server, "/static/js/textual.js") == 200
    assert await status(client, server, address.removeprefix(server.door.origin)) == 303  # loaded again
    async with aiohttp.ClientSession() as second, second.get(address) as answer:
        assert answer.status == 403


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
async def test_only_a_visit_spends_the_token(server, client, method):
    address = server.door.address
    async with client.request(method, address) as answer:
        assert answer.status == 403
    assert server.door.address == address


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "localhost"},
        {"Host": "evil.example"},
        {"Host": "localhost:{port}"},
        {"Host": "evil.example:{port}"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1:1"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://localhost:{port}"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "null"},
        {"Origin": ""},
    ],
)
async def test_another_name_or_origin_is_refused(server, client, headers):
    headers = {name: value.format(port=server.port) for name, value in headers.items()}
    address = server.door.address
    async with client.get(address, headers=headers) as answer:
        assert answer.status == 403
        assert "Set-Cookie" not in answer.headers
    assert server.door.address == address, "the token is not spent"
    await status(client, server, address.removeprefix(server.door.origin))
    for path in ("/", "/ws", "/static/js/textual.js"):
        assert await status(client, server, path, **headers) == 403


@pytest.mark.parametrize("origin", [None, "http://evil.example", "http://localhost:{port}", "null"])
async def test_a_socket_from_elsewhere_is_refused(server, client, origin):
    await status(client, server, server.door.address.removeprefix(server.door.origin))
    with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
        await client.ws_connect(server.door.origin + "/ws", origin=origin and origin.format(port=server.port))
    assert refusal.value.status == 403


async def test_a_socket_without_the_cookie_is_refused(server, client):
    for path in ("/ws", server.door.address.removeprefix(server.door.origin).replace("/", "/ws", 1)):
        with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
            await client.ws_connect(server.door.origin + path, origin=server.door.origin)
        assert refusal.value.status == 403


async def test_every_answer_is_sealed(server, client):
    for path in ("/?token=wrong", server.door.address.removeprefix(server.door.origin), "/", "/nothing"):
        async with client.get(server.door.origin + path) as answer:
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["Referrer-Policy"] == "no-referrer"


async def test_the_page_asks_nobody_else(server, client):
    await status(client, server, server.door.address.removeprefix(server.door.origin))
    async with client.get(server.door.origin) as answer:
        text = await answer.text()
    assert f"ws://127.0.0.1:{server.port}/ws" in text
    assert "http" not in text
    assert "//" not in text.replace("ws://", "")


async def test_keys_come_through_and_the_project_is_left_closed(server, client, book):
    await status(client, server, server.door.address.removeprefix(server.door.origin))
    for key, status_then in (("a", "approved"), ("z", "new")):  # the second is the page loaded anew
        address = server.door.origin + "/ws?width=100&height=30"
        async with client.ws_connect(address, origin=server.door.origin) as socket:
            await _drawn(socket, "партиясы")
            await socket.send_str(json.dumps(["stdin", key]))
            await decided(book, status_then)


async def _drawn(socket, text):
    seen = b""
    async with asyncio.timeout(30):
        while text.encode() not in seen:
            seen += await socket.receive_bytes()
            assert b"reading only" not in seen


def test_a_port_in_use_is_named():
    with (
        listen(0) as at,
        pytest.raises(InputError, match="Address already in use; choose another with --port"),
    ):
        listen(at.getsockname()[1])


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "workbench", "serve", *map(str, arguments)],
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=60,
    )  # fmt: skip


def test_the_command_tells_what_is_wrong_in_one_line(book, tmp_path):
    with listen(0) as at:
        taken = run(book, "--port", at.getsockname()[1])
    missing = run(tmp_path / "none.qostil")
    for result in (taken, missing):
        assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "another with --port" in taken.stderr
    assert "none.qostil" in missing.stderr


def test_without_the_extra_the_command_says_so(book, monkeypatch):
    monkeypatch.setattr("workbench.cli.serve.find_spec", lambda name: None)
    result = CliRunner().invoke(qostil, ["serve", str(book)])
    assert result.exit_code == 2
    assert "pip install 'qostil[serve]'" in result.output
