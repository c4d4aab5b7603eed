"""Options that the commands on memories share, and what they print alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from memory import Filter, TranslationUnit

F = TypeVar("F", bound=Callable[..., Any])
NOTHING_FOUND = 1
_DAY = click.DateTime(["%Y-%m-%d"])
_STATUSES = ["draft", "approved", "rejected"]


def memory_option(command: F) -> F:
    """The memory that a command works on."""
    return click.option(
        "--memory",
        "location",
        metavar="FILE.qtm|URL",
        default="memory.qtm",
        show_default=True,
        help="The memory: a file, or postgresql://USER@HOST/DATABASE.",
    )(command)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the filter options say; every condition that is given must hold."""

    given: dict[str, Any]

    def __bool__(self) -> bool:
        return any(self.given.values())

    def filter(self, **more: str) -> Filter:
        """The conditions as the memory wants them."""
        from memory import Filter, UnitStatus

        given = dict(self.given)
        properties = dict(given.pop("properties"))
        status = given.pop("status")
        since, until = (_utc(given.pop(name)) for name in ("since", "until"))
        return Filter(
            **{name: value or "" for name, value in given.items()},
            **more,
            status=UnitStatus(status) if status else None,
            properties=properties,
            changed_since=since,
            changed_until=until and until + timedelta(days=1),
        )


def filter_options(command: F) -> F:
    """Options that say which units: handed to the command as `conditions`."""
    options = (
        click.option("--from", "source_lang", metavar="LANG", help="Units whose source is in this language."),
        click.option("--to", "target_lang", metavar="LANG", help="Units with a translation into it."),
        click.option("--status", type=click.Choice(_STATUSES), help="Units of this status."),
        click.option("--domain", metavar="NAME", help="Units of this domain (property x-domain)."),
        click.option("--property", "properties", metavar="NAME=VALUE", multiple=True, callback=_properties,
                     help="Units with this property; may be given several times."),
        click.option("--author", metavar="NAME", help="Units that this person made or last changed."),
        click.option("--project", metavar="NAME", help="Units that come from this project."),
        click.option("--document", metavar="NAME", help="Units that come from this document."),
        click.option("--since", type=_DAY, help="Units changed (or else made) on this day or later, in UTC."),
        click.option("--until", type=_DAY, help="Units changed (or else made) on this day or before."),
    )  # fmt: skip
    names = ("source_lang", "target_lang", "status", "domain", "properties", "author", "project", "document",
             "since", "until")  # fmt: skip

    @wraps(command)
    def with_conditions(*arguments: Any, **values: Any) -> Any:  # noqa: ANN401 - click's own signature
        conditions = Conditions({name: values.pop(name) for name in names})
        return command(*arguments, conditions=conditions, **values)

    wrapped: Any = with_conditions
    for option in reversed(options):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return]


def show_unit(unit: TranslationUnit) -> None:
    """Print a unit: its source, and a line for each translation."""
    click.echo(f"{unit.source_lang}  {unit.source}")
    for lang, text in unit.targets.items():
        click.echo(f"   {lang}  {text}")


def _properties(
    _ctx: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    found = []
    for text in given:
        name, equals, value = text.partition("=")
        if not (name and equals and value):
            raise click.BadParameter(f"{text!r} is not of the form NAME=VALUE")
        found.append((name, value))
    return tuple(found)


def _utc(day: datetime | None) -> datetime | None:
    return None if day is None else day.replace(tzinfo=UTC)
