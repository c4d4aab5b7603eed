"""What the project screen tells under its texts: leverage by band, work by day, effort by text and person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.content import Content

from workbench.services.counting import ProjectFigures
from workbench.services.leverage import Leverage
from workbench.tui.widgets.charts import bar, columns, padded, sparkline
from workbench.tui.widgets.row_list import cut
from workbench.wording import _

_MATCH, _FIGURE, _SHARE = 16, 9, 5
_DAY = 4
_AXIS = 6
_PERSON = 8


def leverage_table(leverage: Leverage, width: int, height: int) -> Content:
    """Segments, words, their share and weighted words by band, and what the texts were compared with."""
    total = leverage.total
    words = max(total.total.words, 1)
    room = max(min(width - _MATCH - 3 * _FIGURE - _SHARE - 3, 30), 0)
    head = padded(_("match"), _MATCH) + "".join(
        padded(name, size, right=True)
        for name, size in ((_("segments"), _FIGURE), (_("words"), _FIGURE), ("", _SHARE))
    )
    lines = [Content.styled(head + " " * (room + 2) + padded(_("weighted"), _FIGURE, right=True), "$muted")]
    for band, volume in total.bands.items():
        weighted = volume.words * leverage.weights[band]
        share = volume.words / words
        lines.append(
            Content.assemble(
                padded(_(band.label), _MATCH),
                padded(f"{volume.segments:,}", _FIGURE, right=True),
                padded(f"{volume.words:,}", _FIGURE, right=True),
                (padded(f"{share:.0%}", _SHARE, right=True), "$muted"),
                "  ",
                (bar(share, room), "$primary"),
                padded(f"{weighted:,.0f}", _FIGURE, right=True),
            )
        )
    everything = total.total
    lines.append(
        Content.styled(
            padded(_("all"), _MATCH)
            + padded(f"{everything.segments:,}", _FIGURE, right=True)
            + padded(f"{everything.words:,}", _FIGURE, right=True)
            + " " * (_SHARE + 2 + room)
            + padded(f"{total.weighted(leverage.weights):,.0f}", _FIGURE, right=True),
            "bold",
        )
    )
    if height > len(lines):
        lines.append(Content.styled(cut(compared_with(leverage), width).rstrip(), "$muted"))
    return _joined(lines)


def compared_with(leverage: Leverage) -> str:
    """The memories, by name, and those that could not be asked."""
    names = [place if "://" in place else Path(place).name for place in leverage.memories]
    said = (
        _("compared with {memories}").format(memories=", ".join(names))
        if names
        else _("compared with no memory: there is none yet")
    )
    if leverage.left_out:
        said += _("; left out: {memories}").format(memories="; ".join(leverage.left_out))
    return said


def days_chart(figures: ProjectFigures, width: int, height: int) -> Content:
    """Source words approved on each of the last days as columns over the dates, and the time they took."""
    activity = figures.activity
    count = max((width - _AXIS) // _DAY, 1)
    days = activity.last_days(count)
    if not days:
        return Content.styled(_("Nothing has been done yet."), "$muted")
    first = next(n for n, (_, work) in enumerate(days) if work.edits or work.approved.words or work.time)
    days = days[min(first, max(len(days) - 7, 0)) :]
    words = [work.approved.words for _, work in days]
    most = max(words)
    drawn = columns(words, max(height - 4, 1), thick=_DAY - 1, apart=1)
    lines = [Content.styled(_("words approved a day"), "$muted")]
    for number, line in enumerate(drawn):
        label = f"{most:,}" if number == 0 and most else ""
        lines.append(
            Content.assemble((padded(label, _AXIS - 1, right=True) + " ", "$muted"), (line, "$success"))
        )
    dates = " ".join(f"{day.day:>{_DAY - 1}}" for day, _ in days)
    lines.append(Content.styled(" " * _AXIS + dates, "$muted"))
    minutes = [work.time.total_seconds() for _, work in days]
    hours = " ".join(sparkline([one, max(minutes)])[0] * (_DAY - 1) for one in minutes)
    lines.append(
        Content.assemble((padded(_("time"), _AXIS - 1, right=True) + " ", "$muted"), (hours, "$primary"))
    )
    total = activity.total
    first_day, last_day = f"{days[0][0]:%d.%m.%Y}", f"{days[-1][0]:%d.%m.%Y}"
    span = _("{first} – {last}, in all {time} h").format(first=first_day, last=last_day, time=total.clock)
    lines.append(Content.styled(" " * _AXIS + span, "$muted"))
    return _joined(lines)


def effort_table(figures: ProjectFigures, width: int, height: int) -> Content:
    """Post-edit effort by text, then what each person did."""
    room = max(width - 3 * _PERSON, 8)
    lines = [
        Content.styled(padded(_("draft"), room) + _figures((_("edited"), _("edits"), _("effort"))), "$muted")
    ]
    work = figures.activity.by_bitext()
    people = figures.activity.by_author()
    engines = figures.engines
    below = min(len(people), 3) + (min(len(engines), 3) + 2 if engines else 0)
    most = max(height - 3 - below, 1)
    for one in figures.bitexts[:most]:
        edits = work[one.id].edits if one.id in work else 0
        effort = "–" if one.post_edit is None else f"{one.post_edit:.1f}"
        values = (f"{one.edited:,}", f"{edits:,}", effort)
        lines.append(Content(cut(one.target, room - 1) + " " + _figures(values)))
    if engines:
        lines.append(Content(""))
        lines.append(
            Content.styled(
                padded(_("engine"), room) + _figures((_("approved"), _("same"), _("effort"))), "$muted"
            )
        )
    for engine in engines[:3]:
        values = (f"{engine.segments:,}", f"{engine.same:,}", f"{engine.effort:.1f}")
        name = f"{engine.engine} → {engine.target_lang}"
        lines.append(Content(cut(name, room - 1) + " " + _figures(values)))
    if people:
        lines.append(Content(""))
        lines.append(
            Content.styled(padded(_("who"), room) + _figures((_("words"), _("time"), _("words/h"))), "$muted")
        )
    for author, done in sorted(people.items(), key=lambda item: -item[1].approved.words):
        pace = done.words_an_hour
        values = (f"{done.approved.words:,}", done.clock, "–" if pace is None else f"{pace:,.0f}")
        lines.append(Content(cut(author, room - 1) + " " + _figures(values)))
    return _joined(lines[: max(height, 1)])


def _figures(values: Sequence[str]) -> str:
    return "".join(padded(value, _PERSON, right=True) for value in values)


def _joined(lines: Sequence[Content]) -> Content:
    return Content("\n").join(lines)
