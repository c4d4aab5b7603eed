"""What a service's answer says: its JSON, or the error that stands for it."""

from __future__ import annotations

import html
import json
import re
import unicodedata

from workbench.errors import EngineAway, EngineError, EngineRefused, EngineSetUp
from workbench.suggest.engines.http.exchange import Reply


class QueryRefused(EngineRefused):
    """A service that works refused this one request: too long a text, a language it does not know."""


_BUSY = frozenset((408, 425, 429))
_SET_UP = {
    401: "the key is missing or wrong; see key_env",
    403: "the key does not allow this; see key_env",
    404: "there is nothing at this address, or no such model; see url and model",
    405: "there is no such service at this address; see url",
}
_MESSAGE_KEYS = ("error", "message", "explanation", "detail", "responseDetails")
_FIRST = 160
_SCAN = 20_000
_HEAD = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_TITLE = re.compile(r"<title[^>]*>([^<]+)</title", re.IGNORECASE)


def decoded(reply: Reply) -> object:
    """The JSON of a good answer.

    Raises EngineAway when the service is busy or broken for now, EngineSetUp when it was asked wrongly,
    EngineRefused for anything else that is no answer, with its first words (QueryRefused when only this
    request is refused).
    """
    if reply.status >= 300:
        raise refusal(reply)
    try:
        return json.loads(reply.body)
    except (ValueError, RecursionError):
        raise EngineRefused(f"its answer is no JSON: {first_words(reply.body)}") from None


def passing(status: int) -> bool:
    """Whether a status may be gone when the request is sent again."""
    return status in _BUSY or status >= 500


def refusal(reply: Reply) -> EngineError:
    """A status other than success, as the error it stands for."""
    status, words = reply.status, first_words(reply.body)
    if passing(status):
        what = "it is too busy" if status == 429 else "it is broken or too busy for now"
        return EngineAway(f"{what} ({status}): {words}")
    if status < 400:
        location = reply.headers.get("location", "").partition("?")[0]
        elsewhere = plain(location)[:_FIRST] or "elsewhere"
        return EngineSetUp(f"it sends on to {elsewhere}; texts go only where url says, so put that there")
    if status in _SET_UP:
        return EngineSetUp(f"{_SET_UP[status]} ({status}): {words}")
    return QueryRefused(f"it refused the request ({status}): {words}")


def first_words(body: bytes) -> str:
    """The beginning of an error answer in one line: the message in JSON, an HTML page's title, the text."""
    text = body[:_SCAN].decode("utf-8", "replace")
    told = _message(text) or _page(text) or text
    words = plain(told)
    if not words:
        return "(nothing)"
    return words if len(words) <= _FIRST else words[: _FIRST - 1] + "…"


def _message(text: str) -> str:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    for _ in range(3):
        if not isinstance(value, dict):
            break
        value = next((value[key] for key in _MESSAGE_KEYS if value.get(key)), "")
    return value if isinstance(value, str) else ""


def _page(text: str) -> str:
    if "<" not in text or not re.search(r"<(!doctype|html|head|body|title)\b", text, re.IGNORECASE):
        return ""
    title = _TITLE.search(text)
    return html.unescape(title[1] if title else _TAG.sub(" ", _HEAD.sub(" ", text)))


def plain(text: str) -> str:
    """One line without characters that could steer a terminal."""
    kept = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    return " ".join(kept.split())
