"""An app that looks after its windows: too small ones say so, dialogs close by a click beside them."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import App
from textual.screen import ModalScreen, Screen
from textual.widgets import TextArea

from workbench.tui.widgets.too_small import TooSmall, fits
from workbench.wording import _

_CLOSING = ("cancel", "close")
"""The actions by which a dialog is left as it was."""
TYPED = "-typed"
"""The class of a screen whose texts were typed into."""


class WindowsApp(App[None]):
    """An app that covers its screens in too small a terminal, and closes its dialogs by mouse."""

    def push_screen(self, screen: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Put a screen on top, and cover it where there is no room for it."""
        pushed = super().push_screen(screen, *args, **kwargs)
        self.call_later(self._cover)
        return pushed

    def on_resize(self) -> None:
        """Cover what no longer fits, uncover what fits again."""
        self.call_later(self._cover)

    def _cover(self) -> None:
        for screen in self.screen_stack:
            covers = screen.query(TooSmall)
            screen.set_class(not fits(self.size), "-covered")
            if fits(self.size):
                covers.remove()
            elif not covers and screen.is_attached:
                screen.mount(TooSmall())

    async def on_click(self, event: events.Click) -> None:
        """Close a dialog by a click beside it, unless that would lose what was typed."""
        screen = self.screen
        if event.widget is not screen or not isinstance(screen, ModalScreen):
            return
        closing = next((name for name in _CLOSING if hasattr(screen, f"action_{name}")), None)
        if closing is None or not screen.query(".dialog"):
            return
        if _is_typed_into(screen):
            self.notify(_("Escape leaves without keeping what was typed"))
        else:
            await screen.run_action(closing)


def _is_typed_into(screen: Screen[object]) -> bool:
    """Whether a text of a dialog was changed."""
    return screen.has_class(TYPED) or any(area.history.undo_stack for area in screen.query(TextArea))
