"""A client of one service: asks, waits within limits, tries again, and leaves a broken service alone."""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlencode

from workbench.errors import EngineAway, EngineError, EngineSetUp
from workbench.suggest.engines.http.address import Address
from workbench.suggest.engines.http.answers import QueryRefused, decoded, passing, refusal
from workbench.suggest.engines.http.exchange import Dropped, Reply, Request, start
from workbench.suggest.engines.http.patience import Breaker, Pace, Patience, retry_after, spoken
from workbench.suggest.engines.http.secret import Secret

if TYPE_CHECKING:
    from urllib3 import PoolManager

MEGABYTE = 1_000_000
_HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "qostil"}


@dataclass(frozen=True, slots=True)
class Service:
    """A service as its engine's settings describe it: `most` bytes of an answer are read at most.

    A `bearer` service gets its key in the Authorization header; the others are told it in their messages.
    """

    name: str
    address: Address
    secret: Secret = field(default_factory=lambda: Secret(""))
    patience: Patience = field(default_factory=Patience)
    most: int = 4 * MEGABYTE
    bearer: bool = False


class Client:
    """Sends one service's requests, one after another. `close` may come from any thread.

    `clock` and `sleep` (monotonic, in seconds) and `chance` (0 to 1) are given by tests.
    """

    def __init__(
        self,
        service: Service,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.service = service
        self._closed = threading.Event()
        self._sleep = sleep or self._closed.wait
        self._chance = chance
        self._breaker = Breaker(service.patience.failures, service.patience.rest, clock)
        self._pace = Pace(service.patience.per_minute, clock)
        self._running: Future[Reply] | None = None
        self._pool: PoolManager | None = None

    def get(self, path: str) -> object:
        """What a service tells at a path, decoded from JSON. Raises EngineError."""
        return self._ask("GET", path, {}, None)

    def post(self, path: str, message: Mapping[str, object]) -> object:
        """The answer to a JSON message, decoded. Raises EngineError."""
        body = json.dumps(message, ensure_ascii=False).encode()
        return self._ask("POST", path, {"Content-Type": "application/json"}, body)

    def post_form(self, path: str, fields: Mapping[str, str]) -> object:
        """The answer to a filled-in form, decoded from JSON. Raises EngineError."""
        headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
        return self._ask("POST", path, headers, urlencode(fields).encode())

    def close(self) -> None:
        """Stop the request under way, if any, and all waiting; nothing can be asked afterwards."""
        self._closed.set()
        if (running := self._running) is not None:
            running.cancel()
        if self._pool is not None:
            self._pool.clear()

    def _ask(self, method: str, path: str, headers: Mapping[str, str], body: bytes | None) -> object:
        try:
            self._check_ready()
            request = Request(method, self.service.address.url + path, self._headers(headers), body)
            return self._answered(request)
        except EngineError as error:
            told = self.service.secret.hidden_in(str(error))
            kind = EngineAway if isinstance(error, Dropped) else type(error)
            raise kind(f"{self.service.name}: {told}") from None

    def _answered(self, request: Request) -> object:
        try:
            answer = decoded(self._patiently(request))
        except QueryRefused:
            self._breaker.succeeded()
            raise
        except EngineError:
            if not self._closed.is_set():
                self._breaker.failed()
            raise
        self._breaker.succeeded()
        return answer

    def _check_ready(self) -> None:
        if self._closed.is_set():
            raise EngineAway("it was stopped")
        remaining = self._breaker.remaining
        if remaining > 0:
            raise EngineAway(f"it failed and is left alone for {spoken(remaining)}")
        key = bool(self.service.secret.value())
        if key and not self.service.address.encrypted and not self.service.address.private:
            raise EngineSetUp("the key would be readable on its way; use an address with https://")

    def _headers(self, headers: Mapping[str, str]) -> Mapping[str, str]:
        key = self.service.secret.value() if self.service.bearer else ""
        return {**_HEADERS, **headers, **({"Authorization": f"Bearer {key}"} if key else {})}

    def _patiently(self, request: Request) -> Reply:
        """The first reply that is no passing failure, or the last one there was."""
        patience = self.service.patience
        tries = 0
        while True:
            tries += 1
            wait = patience.pause_after(tries, self._chance())
            try:
                reply = self._once(request)
            except Dropped:
                if tries == patience.tries:
                    raise
            else:
                if not passing(reply.status):
                    return reply
                asked = self._asked_for(reply)
                if tries == patience.tries:
                    return reply
                wait = max(wait, asked)
            self._wait(wait)

    def _asked_for(self, reply: Reply) -> float:
        """The seconds a busy service asks for; raises EngineAway when they are too many to wait here."""
        asked = retry_after(reply.headers.get("retry-after")) or 0.0
        if asked > self.service.patience.longest_wait:
            self._breaker.rest_for(asked)
            raise EngineAway(f"{refusal(reply)}; it asks to be left alone for {spoken(asked)}")
        return asked

    def _once(self, request: Request) -> Reply:
        if (turn := self._pace.turn()) > 0:
            self._wait(turn)
        service = self.service
        future = start(
            self._connections(), request, service.patience.connect, service.patience.answer, service.most
        )
        self._running = future
        if self._closed.is_set():
            future.cancel()
        try:
            return future.result(service.patience.connect + service.patience.answer)
        except CancelledError:
            raise EngineAway("it was stopped") from None
        except TimeoutError:
            future.cancel()
            raise EngineAway(f"no whole answer within {service.patience.answer:g} s") from None
        finally:
            self._running = None

    def _wait(self, seconds: float) -> None:
        self._sleep(seconds)
        if self._closed.is_set():
            raise EngineAway("it was stopped")

    def _connections(self) -> PoolManager:
        if self._pool is None:
            self._pool = _pool(self.service.address)
        return self._pool


def _pool(address: Address) -> PoolManager:
    """Connections through the environment's proxy, but none to this machine; certificates are checked."""
    from urllib.request import getproxies, proxy_bypass

    from urllib3 import PoolManager, ProxyManager, make_headers
    from urllib3.util import parse_url

    scheme = "https" if address.encrypted else "http"
    proxy = None if address.loopback or proxy_bypass(address.host) else getproxies().get(scheme)
    if not proxy:
        return PoolManager(maxsize=2, cert_reqs="CERT_REQUIRED")
    login = unquote(parse_url(proxy).auth or "")
    headers = make_headers(proxy_basic_auth=login) if login else None
    return ProxyManager(proxy, proxy_headers=headers, maxsize=2, cert_reqs="CERT_REQUIRED")
