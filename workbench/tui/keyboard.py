"""An app whose keys work under every keyboard layout, and whose letters are text where one types."""

from __future__ import annotations

from textual import events
from textual.app import App

from workbench.tui.layouts import twins


class KeyboardApp(App[None]):
    """Takes a key for the one under it in the Latin layout where nothing is bound to it itself."""

    async def on_event(self, event: events.Event) -> None:
        """Handle a key as what it is meant for: text, the key itself, or its twin in the Latin layout."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            focused = self.focused
            plain = "+" not in event.key
            if focused is not None and plain and focused.check_consume_key(event.key, event.character):
                focused._forward_event(event)  # noqa: SLF001 - past the keys that come before all others
                return
            event = self._meant(event)
        await super().on_event(event)

    def _meant(self, event: events.Key) -> events.Key:
        others = twins(event.key)
        if not others or self._is_bound(event.key):
            return event
        return next((events.Key(key, None) for key in others if self._is_bound(key)), event)

    def _is_bound(self, key: str) -> bool:
        """Whether anything is bound to the key that can be reached now."""
        if key in self.screen.active_bindings:
            return True
        chain = self.screen._binding_chain  # noqa: SLF001 - holds what comes before all others, too
        return any(one.priority for _, bound in chain for one in bound.key_to_bindings.get(key, ()))
