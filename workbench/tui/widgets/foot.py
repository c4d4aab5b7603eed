"""The keys of a screen with few of them, on its last line."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from workbench.wording import _, key_name, pgettext


class Foot(Footer):
    """Textual's footer, its names in the language that is shown."""

    def compose(self) -> ComposeResult:
        """The keys."""
        for child in super().compose():
            if isinstance(child, FooterKey):
                palette = child.action == "command_palette"
                child.description = pgettext("key", "palette") if palette else key_name(child.description)
                child.tooltip = _(str(child.tooltip)) if child.tooltip else None
            yield child
