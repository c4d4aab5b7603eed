"""Keys that arrive before the program is ready for them wait their turn instead of getting lost."""

from __future__ import annotations

import asyncio
from collections import deque

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.message_pump import MessagePump

_PATIENCE = 1.0
"""Seconds after which the next key is no longer held back by a widget that does not come to rest."""

_ROUNDS = 2
"""A key goes to the focused widget and from there out to the app, which runs what it is bound to; what that
sets going takes the same way once more."""


class TypeAheadApp(App[None]):
    """An app that handles a key when what the key before it did is done.

    Textual hands a key on while the dialog opened by the last one still waits for its cursor, and runs a
    bound key before a text field has taken the letters typed so far. Over a slow line keys come in bursts:
    there, `g47` and enter would go to bead 7.
    """

    def __init__(self) -> None:
        super().__init__()
        self._line: deque[events.Event] = deque()
        self._turn = 0
        self._resting = True
        self._watchdog: asyncio.TimerHandle | None = None

    async def on_event(self, event: events.Event) -> None:
        """Line keys and pastes up; hand everything else on."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._line.append(event)
            if self._resting:
                await self._next_key()
        else:
            await super().on_event(event)

    def pop_screen(self) -> AwaitComplete:
        """Take the screen off; what closes does not answer any more, so ask the one below it."""
        popped = super().pop_screen()
        if not self._resting:
            self._await_rest(self._turn)
        return popped

    async def _next_key(self) -> None:
        """Handle the first key in the line; the one after it follows when all is at rest."""
        if not self._line or not self._resting:
            return
        event = self._line.popleft()
        self._turn += 1
        self._resting = False
        self._watchdog = asyncio.get_running_loop().call_later(_PATIENCE, self._rested, self._turn)
        try:
            await super().on_event(event)
        finally:
            self._await_rest(self._turn)

    def _await_rest(self, turn: int, rounds: int = _ROUNDS) -> None:
        """Go round by all that may have something to do: from the focused widget out to the app."""
        screen = self.screen
        stations: list[MessagePump] = [*reversed((screen.focused or screen).ancestors_with_self)]

        def onwards() -> None:
            while stations:
                if stations.pop().call_later(onwards):
                    return
            if self.is_running and self.screen is not screen:
                self._await_rest(turn)
            elif rounds > 1:
                self._await_rest(turn, rounds - 1)
            else:
                self._rested(turn)

        onwards()

    def _rested(self, turn: int) -> None:
        if turn == self._turn and not self._resting:
            self._resting = True
            if self._watchdog is not None:
                self._watchdog.cancel()
            if self._line:
                self.call_later(self._next_key)
