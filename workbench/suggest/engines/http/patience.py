"""How long a service is waited for, how often it is asked again, and when it is left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Patience:
    """Limits, in seconds where nothing else is said.

    `connect` for a connection, `answer` for a whole answer; `tries` times a request is sent at most. Between
    tries stand `pause`, 2 · `pause`, 4 · `pause` …, each between half and the whole of it by chance, so that
    many clients do not come back at once (Brooker, "Exponential Backoff and Jitter", 2015). A service that
    asks for a longer wait gets it up to `longest_wait`. After `failures` failed requests in a row the service
    is left alone for `rest`, twice as long each time it fails again, an hour at most. `per_minute` requests
    are sent at most (0: any number).
    """

    connect: float = 5.0
    answer: float = 60.0
    tries: int = 3
    pause: float = 0.5
    longest_wait: float = 20.0
    failures: int = 3
    rest: float = 30.0
    per_minute: int = 0

    def pause_after(self, tries: int, chance: float) -> float:
        """Seconds to wait after so many tries; `chance` lies between 0 and 1."""
        full = min(self.pause * 2.0 ** (tries - 1), self.longest_wait)
        return full * (1 + chance) / 2


LONGEST_REST = 3600.0


def retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """The seconds a Retry-After header asks for (RFC 9110, 10.2.3), a number or a date; None when neither."""
    if not value:
        return None
    value = value.strip()
    if value.isascii() and value.replace(".", "", 1).isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())


class Breaker:
    """Leaves a service alone that failed several times in a row.

    After the rest one request is let through; when it fails too, the rest is twice as long.
    """

    def __init__(self, failures: int, rest: float, clock: Callable[[], float]) -> None:
        self._most = failures
        self._rest = rest
        self._clock = clock
        self._failed = 0
        self._until = float("-inf")

    @property
    def remaining(self) -> float:
        """Seconds for which the service is still left alone; 0 when it may be asked."""
        return max(0.0, self._until - self._clock())

    def succeeded(self) -> None:
        """A request was answered."""
        self._failed = 0

    def failed(self) -> None:
        """A request failed, with all its tries."""
        self._failed += 1
        if self._failed >= self._most:
            self.rest_for(min(self._rest * 2.0 ** min(self._failed - self._most, 20), LONGEST_REST))

    def rest_for(self, seconds: float) -> None:
        """Leave the service alone for so long, an hour at most."""
        self._until = max(self._until, self._clock() + min(seconds, LONGEST_REST))


class Pace:
    """Spaces requests evenly, so that no more than so many are sent in a minute."""

    def __init__(self, per_minute: int, clock: Callable[[], float]) -> None:
        self._gap = 60.0 / per_minute if per_minute else 0.0
        self._clock = clock
        self._next = float("-inf")

    def turn(self) -> float:
        """Take the next turn: the seconds to wait for it."""
        now = self._clock()
        turn = max(now, self._next)
        self._next = turn + self._gap
        return turn - now


def spoken(seconds: float) -> str:
    """Seconds in words, with the time of day when they are over: "30 s, until 14:05:30"."""
    until = datetime.now().astimezone() + timedelta(seconds=seconds)
    return f"{seconds:.0f} s, until {until:%H:%M:%S}"
