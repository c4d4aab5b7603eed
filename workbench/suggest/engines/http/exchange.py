"""One request and its answer, bounded in time and size.

It runs in a thread of its own, so that whoever waits for it can stop waiting at once: a socket's own time-out
starts anew with each byte, and looking up a host's name has none.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.errors import EngineAway, EngineError, EngineRefused, EngineSetUp

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent: the whole address, and a body unless something is only fetched."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; `headers` with names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Dropped(EngineAway):
    """A connection broke off before the answer was whole: worth another try at once."""


def start(pool: PoolManager, request: Request, connect: float, answer: float, most: int) -> Future[Reply]:
    """Send a request; the reply, of `most` bytes at most, or an EngineError, comes with the future.

    Cancelling the future ends the exchange with its next piece, or with the socket's time-out.
    """
    future: Future[Reply] = Future()
    arguments = (future, pool, request, connect, answer, most)
    threading.Thread(target=_run, args=arguments, name="engine request", daemon=True).start()
    return future


def _run(
    future: Future[Reply], pool: PoolManager, request: Request, connect: float, answer: float, most: int
) -> None:
    with suppress(InvalidStateError):  # the waiting side gave up
        try:
            reply = _exchange(future, pool, request, connect, answer, most)
        except Exception as error:  # whatever it is, whoever waits must hear of it, or waits in vain
            future.set_exception(error)
        else:
            future.set_result(reply)


def _exchange(
    future: Future[Reply], pool: PoolManager, request: Request, connect: float, answer: float, most: int
) -> Reply:
    from urllib3 import Timeout
    from urllib3.exceptions import HTTPError

    try:
        response = pool.request(
            request.method, request.url, body=request.body, headers=dict(request.headers),
            timeout=Timeout(connect=connect, read=answer), retries=False, redirect=False,
            preload_content=False,
        )  # fmt: skip
        try:
            body = _body(future, response, most)
        except BaseException:
            response.close()
            raise
        response.release_conn()
    except HTTPError as error:
        raise _told(error) from error
    return Reply(response.status, {name.lower(): value for name, value in response.headers.items()}, body)


def _body(future: Future[Reply], response: BaseHTTPResponse, most: int) -> bytes:
    pieces = bytearray()
    while piece := response.read1(_PIECE, decode_content=True):
        pieces += piece
        if len(pieces) > most:
            raise EngineRefused(f"its answer is larger than {most / 1_000_000:g} MB")
        if future.cancelled():
            raise EngineAway("the request was given up")
    return bytes(pieces)


def _told(error: Exception) -> EngineError:
    from urllib3 import exceptions as http

    if isinstance(error, http.SSLError):
        return EngineSetUp("its certificate is not trusted, or it does not speak TLS")
    if isinstance(error, http.NameResolutionError):
        return EngineAway("its host name is not known")
    if isinstance(error, http.ConnectTimeoutError) and not isinstance(error, http.NewConnectionError):
        return EngineAway("no connection within the time allowed")
    if isinstance(error, http.NewConnectionError | http.ProxyError):
        return EngineAway("it cannot be reached; is it running?")
    if isinstance(error, http.TimeoutError):
        return EngineAway("no answer within the time allowed")
    if isinstance(error, http.ProtocolError):
        return Dropped("the connection broke off")
    return EngineAway(f"it cannot be asked ({type(error).__name__})")
