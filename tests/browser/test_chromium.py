"""The workbench in a real browser, driven over Chromium's DevTools protocol."""

import asyncio
import base64
import re
import shutil
import signal
import subprocess
import sys
from contextlib import asynccontextmanager
from itertools import count

import aiohttp
import pytest
from aiohttp import web

from tests.browser.conftest import decided, statuses

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
    *("--no-proxy-server", "--remote-debugging-port=0", "about:blank"),
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here (apt install chromium)")


class Tab:
    """One tab: commands go out, answers and events come back."""

    def __init__(self, socket):
        self._socket = socket
        self._numbers = count(1)
        self.events = []

    async def ask(self, method, **parameters):
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            message = await self._receive()
            if message.get("id") == number:
                assert "error" not in message, message
                return message["result"]

    async def until(self, wanted):
        """The first event, of those that came and those to come, that is wanted."""
        seen = 0
        while True:
            for event in self.events[seen:]:
                if wanted(event):
                    return event
            seen = len(self.events)
            await self._receive()

    async def run(self, code):
        """The value of a JavaScript expression; a promise is waited for."""
        answer = await self.ask("Runtime.evaluate", expression=code, awaitPromise=True, returnByValue=True)
        return answer["result"]["value"]

    async def press(self, key):
        await self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, text=key)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", key=key)

    def drawn(self):
        """All the program has sent to the terminal."""
        frames = (
            e["params"]["response"] for e in self.events if e["method"] == "Network.webSocketFrameReceived"
        )
        return b"".join(base64.b64decode(f["payloadData"]) for f in frames if f["opcode"] == 2).decode()

    async def _receive(self):
        async with asyncio.timeout(60):
            message = await self._socket.receive_json()
        if "method" in message:
            self.events.append(message)
        return message


@asynccontextmanager
async def process(*command, stream):
    running = await asyncio.create_subprocess_exec(
        *command, **{stream: subprocess.PIPE, "stdin": subprocess.DEVNULL}
    )
    try:
        yield running
    finally:
        if running.returncode is None:
            running.terminate()
        await running.wait()


async def line(stream, pattern):
    """The first line that matches, the match itself."""
    async with asyncio.timeout(60):
        while text := (await stream.readline()).decode():
            if found := re.search(pattern, text):
                return found
    raise AssertionError(f"no line like {pattern}")


@pytest.fixture
async def tab(tmp_path):
    flags = (f"--user-data-dir={tmp_path / 'browser'}", *FLAGS)
    async with process(CHROMIUM, *flags, stream="stderr") as browser:
        port = (await line(browser.stderr, r"ws://127\.0\.0\.1:(\d+)/"))[1]
        drain = asyncio.create_task(browser.stderr.read())
        async with aiohttp.ClientSession() as client:
            async with client.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [page for page in await answer.json() if page["type"] == "page"]
            async with client.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                tab = Tab(socket)
                await tab.ask("Network.enable")
                yield tab
        browser.terminate()
        await drain


@pytest.fixture
async def served(book):
    command = (sys.executable, "-m", "workbench", "serve", str(book), "--port", "0")
    async with process(*command, stream="stdout") as server:
        yield server, (await line(server.stdout, r"(http://127\.0\.0\.1:\d+)/\?token=[\w-]+"))


async def test_a_bead_is_approved_by_keyboard(served, tab, book):
    server, address = served
    await tab.ask("Page.navigate", url=address[0])
    await tab.until(lambda _: "партиясы" in tab.drawn())
    await tab.until(lambda event: event["method"] == "Network.loadingFinished")
    assert statuses(book) == ["new"] * 4
    await tab.press("a")
    await decided(book, "approved")
    assert statuses(book) == ["approved", "new", "new", "new"]
    asked = [e["params"]["request"]["url"] for e in tab.events if e["method"] == "Network.requestWillBeSent"]
    assert asked
    assert all(url.startswith(address[1]) for url in asked), asked
    assert "token" not in await tab.run("location.href")
    assert await tab.run("document.cookie") == ""
    server.send_signal(signal.SIGINT)
    assert await asyncio.wait_for(server.wait(), 20) == 0
    await tab.until(lambda event: event["method"] == "Network.webSocketClosed")


async def test_a_second_name_and_a_second_origin_gain_nothing(served, tab, book):
    _, address = served
    port = address[1].rpartition(":")[2]
    await tab.ask("Page.navigate", url=address[0].replace("127.0.0.1", "localhost"))
    refused = await tab.until(lambda event: event["method"] == "Network.responseReceived")
    assert refused["params"]["response"]["status"] == 403
    await tab.ask("Page.navigate", url=address[0])
    await tab.until(lambda _: "партиясы" in tab.drawn())
    async with beside() as other:
        await tab.ask("Page.navigate", url=other)
        await tab.until(lambda event: event["params"].get("response", {}).get("url", "").startswith(other))
        opened = (
            "new Promise(done => { const s = new WebSocket('ws://127.0.0.1:%s/ws');"
            " s.onopen = () => done(true); s.onerror = () => done(false) })"
        )
        assert await tab.run(opened % port) is False
        read = f"fetch('{address[1]}/', {{credentials: 'include'}}).then(() => true, () => false)"
        assert await tab.run(read) is False
    assert statuses(book) == ["new"] * 4


@asynccontextmanager
async def beside():
    """Another site on the same machine, to which browsers send the same cookies."""

    async def page(_request):
        return web.Response(text="<!DOCTYPE html><title>Beside</title>", content_type="text/html")

    app = web.Application()
    app.router.add_get("/", page)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield "http://{}:{}/".format(*runner.addresses[0])
    finally:
        await runner.cleanup()
