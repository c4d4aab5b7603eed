"""The signals, one a file."""

from workbench.suggest.quality.sequences import Sequences
from workbench.suggest.quality.signal import Signal
from workbench.suggest.quality.signals.company import Agreement, ModelProbability, Remembered, RoundTrip
from workbench.suggest.quality.signals.coverage import Coverage
from workbench.suggest.quality.signals.figures import Figures, Months
from workbench.suggest.quality.signals.language import Language
from workbench.suggest.quality.signals.length import Length
from workbench.suggest.quality.signals.marks import Marks
from workbench.suggest.quality.signals.meaning import Meaning
from workbench.suggest.quality.signals.names import Names
from workbench.suggest.quality.signals.negation import Negation
from workbench.suggest.quality.signals.order import Order
from workbench.suggest.quality.signals.repetition import Repetition
from workbench.suggest.quality.signals.script import Script
from workbench.suggest.quality.signals.terms import Terms


def text_signals(sequences: Sequences) -> tuple[Signal, ...]:
    """The signals that the detectors are made of: they need nothing but the pair and a glossary."""
    return (
        Figures(), Terms(), Names(), Negation(), Coverage(), Length(), Language(), Script(), Repetition(),
        Order(sequences), Marks(),
    )  # fmt: skip


def signals(sequences: Sequences) -> tuple[Signal, ...]:
    """All signals."""
    return (
        *text_signals(sequences),
        Months(),
        Meaning(),
        Agreement(),
        Remembered(),
        ModelProbability(),
        RoundTrip(),
    )


__all__ = ["signals", "text_signals"]
