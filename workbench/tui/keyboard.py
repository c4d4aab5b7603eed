"""An app whose keys work under every keyboard layout, and whose letters are text where one types."""

from __future__ import annotations

from textual import events
from textual.app import App
from textual.widgets import Input, TextArea

from workbench.tui.clipboard import LONGEST, pasted
from workbench.tui.layouts import twins
from workbench.tui.windows import TYPED
from workbench.wording import _, ngettext


class KeyboardApp(App[None]):
    """Takes a key for the one under it in the Latin layout where nothing is bound to it itself."""

    async def on_event(self, event: events.Event) -> None:
        """Handle a key as what it is meant for: text, the key itself, or its twin in the Latin layout."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            focused = self.focused
            plain = "+" not in event.key
            if focused is not None and plain and focused.check_consume_key(event.key, event.character):
                self.screen.add_class(TYPED)
                focused._forward_event(event)  # noqa: SLF001 - past the keys that come before all others
                return
            event = self._meant(event)
        elif isinstance(event, events.Paste) and not event.is_forwarded:
            cleaned = self._cleaned(event.text)
            if cleaned is None:
                return
            self.screen.add_class(TYPED)
            event = events.Paste(cleaned)
        await super().on_event(event)

    def _cleaned(self, text: str) -> str | None:
        """A pasted text as the field holds it, with a word of what was changed; None where it cannot go."""
        focused = self.focused
        if not isinstance(focused, Input | TextArea):
            self.notify(_("Nothing can be pasted here; open a field to type into first"))
        elif isinstance(focused, TextArea) and focused.read_only:
            self.notify(_("This text is only to be read"))
        elif len(text) > LONGEST:
            self.notify(
                _("Not pasted: {number} characters, and {most} at most fit").format(
                    number=f"{len(text):,}", most=f"{LONGEST:,}"
                ),
                severity="warning",
            )
        else:
            ready = pasted(text)
            said = [_joined(ready.lines)] if ready.lines > 1 else []
            if ready.dropped:
                said.append(_left_out(ready.dropped))
            if said:
                self.notify(", ".join(said))
            return ready.text
        return None

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


def _joined(number: int) -> str:
    return ngettext("{number} line joined", "{number} lines joined", number).format(number=number)


def _left_out(number: int) -> str:
    return ngettext(
        "{number} unseen character left out", "{number} unseen characters left out", number
    ).format(number=number)
