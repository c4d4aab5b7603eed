"""The server of `qostil serve`: textual-serve behind our door, on the loopback device only."""

from __future__ import annotations

import asyncio
import html
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from string import Template

from aiohttp import WSCloseCode, web
from textual_serve.server import Server, to_int

from workbench.browser.door import Door, Handler
from workbench.browser.process import SessionProcess
from workbench.errors import InputError

LOOPBACK = "127.0.0.1"
_PATIENCE = 10.0


class BrowserServer(Server):
    """Serves the workbench on one project. Each page has a process of its own, one at a time."""

    def __init__(self, project: Path, port: int) -> None:
        super().__init__(str(project), host=LOOPBACK, port=port, title=project.stem)
        self.door = Door(f"{LOOPBACK}:{port}")
        self._pages: set[web.WebSocketResponse] = set()
        self._turn = asyncio.Lock()

    async def application(self) -> web.Application:
        """What answers requests, the door before everything."""
        app = await self._make_app()

        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self.door.guard(request, handler)

        app.middlewares.append(guard)
        app.router.add_get("/page.js", self.handle_script)
        app.on_response_prepare.append(self.door.seal)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: the command has said where to go."""

    async def on_shutdown(self, app: web.Application) -> None:
        """Close the pages of the application, which ends their processes."""
        for page in list(self._pages):
            await page.close(code=WSCloseCode.GOING_AWAY)

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page with the terminal in it; everything it needs comes from here."""
        text = Template(_read("page.html")).substitute(
            title=html.escape(self.title),
            socket=html.escape(f"ws://{self.door.host}/ws"),
            font_size=to_int(request.query.get("fontsize", "16"), 16),
        )
        return web.Response(text=text, content_type="text/html")

    async def handle_script(self, request: web.Request) -> web.Response:
        """What gives the keys to the terminal."""
        return web.Response(text=_read("page.js"), content_type="text/javascript")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Connect a page with a process, as long as both live."""
        page = web.WebSocketResponse(heartbeat=15)
        await page.prepare(request)
        self._pages.add(page)
        try:
            async with self._process(page, request) as process:
                await self._process_messages(page, process)
        finally:
            self._pages.discard(page)
            await page.close()
        return page

    @asynccontextmanager
    async def _process(
        self, page: web.WebSocketResponse, request: web.Request
    ) -> AsyncIterator[SessionProcess]:
        """A process, ended when the page is; a page that is loaded anew waits until its old one is."""
        width, height = (to_int(request.query.get(name, ""), 0) for name in ("width", "height"))

        async def close() -> None:
            await page.close()

        process = SessionProcess(
            self.command,
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=close,
            download_manager=self.download_manager,
        )
        async with self._turn:
            await process.start(width or 80, height or 24)
        try:
            yield process
        finally:
            async with self._turn:
                await process.end(_PATIENCE)


def _read(name: str) -> str:
    return files("workbench.browser").joinpath("data", name).read_text(encoding="utf-8")


def listen(port: int) -> socket.socket:
    """A socket on the loopback device; port 0 takes a free one. Raises InputError when it is taken."""
    try:
        return socket.create_server((LOOPBACK, port))
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise InputError(f"port {port}: {reason}; choose another with --port, or 0 for a free one") from error


def serve(project: Path, port: int, announce: Callable[[str], None]) -> None:
    """Serve a project until Ctrl-C; `announce` is told the address, which is good for one visit."""
    with listen(port) as at:
        server = BrowserServer(project, at.getsockname()[1])
        announce(server.door.address)
        web.run_app(
            server.application(),
            sock=at,
            print=None,
            access_log=None,
            shutdown_timeout=_PATIENCE,
            handler_cancellation=False,
        )
