"""Measures that a translation converts: miles to kilometres, pounds to kilograms, Fahrenheit to Celsius."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_IMPERIAL: Mapping[re.Pattern[str], tuple[float, ...]] = {
    re.compile(rf"\b(?:{words})", re.IGNORECASE): factors
    for words, factors in (
        ("дюйм|inch", (2.54, 25.4)),
        (r"фут\b|фута|футов|foot\b|feet\b", (0.3048, 30.48)),
        (r"миля|мил[яиьею]\b|mile|mph\b", (1.609,)),
        (r"фунт|pound|lbs?\b", (0.4536,)),
        ("ярд|yard", (0.9144,)),
    )
}
"""What each measure is in the metric ones that may stand for it."""

_METRIC = re.compile(
    r"(?<![^\W\d])(?:см\b|мм\b|км\b|кг\b|м\b|сантиметр|миллиметр|километр|килограм|метр|двухметр|шақырым"
    r"|cm\b|mm\b|km\b|kg\b|kilo|met(?:re|er)|centi)",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"градус|degree|°", re.IGNORECASE)
_ROUNDING = 0.06
"""What is rounded away at most, if it is not less than one."""

_TWICE = re.compile(r"(\d[\d.,]*)[\s-]*[^\W\d][\w./]*(?: [^\W\d]+)?\s*\(\s*(\d[\d.,]*)[\s-]*[^\W\d]")


def without_measures(
    missing: Sequence[str], added: Sequence[str], source: str, target: str, kept: frozenset[str]
) -> tuple[list[str], list[str]]:
    """The numbers missing and added, less those that are one measure in two systems.

    A measure that a text gives twice (50 miles (80 km)) is there when either of the two stands opposite; what
    stands opposite is `added`, or `kept` where it is the same. A converted one may be rounded.
    """
    left, lost = list(added), list(missing)
    factors = _factors(source, target)
    are_degrees = bool(_DEGREES.search(source) and _DEGREES.search(target))
    for number in missing:
        value = float(number)
        same = (
            n
            for n in left
            if _same(value, float(n), factors) or (are_degrees and _same_degrees(value, float(n)))
        )
        match = next(same, None)
        if match is not None:
            lost.remove(number)
            left.remove(match)
    lost = _without_twice(lost, source, kept | (frozenset(missing) - frozenset(lost)))
    left = _without_twice(left, target, kept | (frozenset(added) - frozenset(left)))
    return lost, left


def _factors(*texts: str) -> tuple[float, ...]:
    """What turns the measures that some texts name into metric ones; 1, too, for what is only rounded."""
    if not any(map(_METRIC.search, texts)):
        return ()
    named = [factors for unit, factors in _IMPERIAL.items() if any(map(unit.search, texts))]
    return tuple(factor for factors in named for factor in (*factors, 1.0))


def _same(number: float, other: float, factors: Sequence[float]) -> bool:
    """Whether two values are one measure in two units, or one that is rounded."""
    pairs = ((number, other), (other, number))
    return any(
        abs(some * factor - rest) <= max(_ROUNDING * rest, factor != 1)
        for some, rest in pairs
        for factor in factors
    )


def _same_degrees(number: float, other: float) -> bool:
    pairs = ((number, other), (other, number))
    return any(abs((fahrenheit - 32) / 1.8 - celsius) <= 1 for fahrenheit, celsius in pairs)


def _without_twice(numbers: Sequence[str], text: str, there: frozenset[str]) -> list[str]:
    """Some numbers of a text less those beside which the same measure stands that is `there`."""
    left = list(numbers)
    for found in _TWICE.finditer(text):
        first, second = (group.strip(".,").replace(",", ".") for group in found.groups())
        for number, partner in ((first, second), (second, first)):
            if number in left and partner in there:
                left.remove(number)
    return left
