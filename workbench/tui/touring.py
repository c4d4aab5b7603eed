"""An app that gives a tour: a step is done by doing it, by whatever key, click or command."""

from __future__ import annotations

from typing import Any

from textual import events, on
from textual.app import App
from textual.screen import ModalScreen

from workbench.tui.tour_steps import STEPS
from workbench.tui.widgets.tour_panel import TourPanel
from workbench.wording import _


class TouringApp(App[None]):
    """An app that follows what is done and shows the next step of the tour on whatever screen is up."""

    def __init__(self) -> None:
        super().__init__()
        self._step: int | None = None

    @property
    def tour_step(self) -> int | None:
        """The step that is asked for, from 0; None without a tour."""
        return self._step

    def start_tour(self) -> None:
        """Begin with the first step."""
        from workbench.services.touring import remember_tour

        remember_tour()
        self._step = 0
        self._show_step()

    def leave_tour(self) -> None:
        """End the tour where it is."""
        self._step = None
        self._show_step()

    @on(TourPanel.Skipped)
    def skip_step(self) -> None:
        """Go to the next step; after the last one the tour ends."""
        if self._step is None:
            return
        self._step += 1
        if self._step == len(STEPS):
            self._step = None
            self.notify(_("That was the tour. f1 shows the keys of a screen, ctrl+p all it can do."))
        self.call_later(self._show_step)

    async def run_action(self, action: Any, *args: Any, **kwargs: Any) -> bool:  # noqa: ANN401 - textual's
        """Do it; when the step asks for it, go on to the next one."""
        done = await super().run_action(action, *args, **kwargs)
        if self._step is not None:
            name = (action if isinstance(action, str) else action[1]).partition("(")[0].rpartition(".")[2]
            if name in STEPS[self._step].actions:
                self.skip_step()
            self.call_later(self._show_step)
        return done

    async def on_event(self, event: events.Event) -> None:
        """Escape leaves the tour, unless a dialog is open: that one first."""
        escape = isinstance(event, events.Key) and not event.is_forwarded and event.key == "escape"
        if escape and self._step is not None and not isinstance(self.screen, ModalScreen):
            self.leave_tour()
        else:
            await super().on_event(event)

    def _show_step(self) -> None:
        """Have the panel on the screen that is up, and nowhere else."""
        screen = self.screen
        for other in self.screen_stack:
            if other is not screen or self._step is None:
                other.query(TourPanel).remove()
        if self._step is None or isinstance(screen, ModalScreen):
            return
        panels = screen.query(TourPanel)
        panel = panels.first() if panels else TourPanel()
        if not panels:
            screen.mount(panel)
        step = STEPS[self._step]
        title = _("Tour {number} of {total}").format(number=self._step + 1, total=len(STEPS))
        text = _(step.text).format(*(self._key(id_) for id_ in step.keys))
        panel.show(title, text, _("{skip} skips · escape leaves").format(skip=self._key("app.tour")))

    def _key(self, id_: str) -> str:
        """The first key of a binding, as it is mapped now."""
        raise NotImplementedError
