"""The door of the browser's workbench: who may come in, and what everybody is told on the way."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_SHUT = "This address is no longer good, or never was. `qostil serve` prints a new one when it is started."
_SPENT = '<!DOCTYPE html><meta http-equiv="refresh" content="0;url=/"><title>Qostil</title>'
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self' ws://{host}; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'"
)


class Door:
    """Lets one browser in: the first that brings the token, which is worth nothing afterwards.

    It gets a cookie instead, and everything but that first visit needs it. A name other than `host`
    (HOST:PORT) is refused, so that a page which makes its own name mean this machine (DNS rebinding)
    gains nothing, and so is what another page asks for.
    """

    def __init__(self, host: str) -> None:
        self.host = host
        self._token: str | None = secrets.token_urlsafe(32)
        self._cookie_name = f"qostil-{host.rpartition(':')[2]}"  # browsers do not keep ports apart
        self._cookie = secrets.token_urlsafe(32)

    @property
    def origin(self) -> str:
        """Where pages of ours come from."""
        return f"http://{self.host}"

    @property
    def address(self) -> str:
        """The address to open, good for one visit; after that the bare one."""
        return f"{self.origin}/" + (f"?token={self._token}" if self._token else "")

    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer a request, or refuse it with 403; nothing is looked up before."""
        if not self._addressed_to_us(request):
            return web.Response(status=403, text=_SHUT)
        if self._known(request):
            if "token" in request.query:
                raise web.HTTPSeeOther("/")
            return await handler(request)
        if self._brings_token(request):
            return self._welcome()
        return web.Response(status=403, text=_SHUT)

    async def seal(self, _request: web.Request, response: web.StreamResponse) -> None:
        """Tell the browser what no answer of ours may be used for."""
        response.headers["Content-Security-Policy"] = _POLICY.format(host=self.host)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Cache-Control"] = "no-store"

    def _addressed_to_us(self, request: web.Request) -> bool:
        origin = request.headers.get("Origin")
        asks_for_a_socket = request.headers.get("Upgrade", "").lower() == "websocket"
        if request.headers.getall("Host", []) != [self.host]:
            return False
        return origin == self.origin or (origin is None and not asks_for_a_socket)

    def _known(self, request: web.Request) -> bool:
        return _same(request.cookies.get(self._cookie_name, ""), self._cookie)

    def _brings_token(self, request: web.Request) -> bool:
        return (
            self._token is not None
            and request.method == "GET"
            and request.path == "/"
            and _same(request.query.get("token", ""), self._token)
        )

    def _welcome(self) -> web.Response:
        """Spend the token. Not a redirect: browsers would not send a strict cookie after one."""
        self._token = None
        response = web.Response(text=_SPENT, content_type="text/html")
        response.set_cookie(self._cookie_name, self._cookie, httponly=True, samesite="Strict", path="/")
        return response


def _same(given: str, expected: str) -> bool:
    return secrets.compare_digest(given.encode(), expected.encode())
