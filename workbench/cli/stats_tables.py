"""The tables that `qostil stats` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.options import print_table, say

if TYPE_CHECKING:
    from workbench.services.activity import Work
    from workbench.services.counting import BitextFigures, ProjectFigures
    from workbench.services.leverage import Leverage
    from workbench.services.volume import Volume

_DAYS = 14


def show_figures(figures: ProjectFigures) -> None:
    """A project's documents and bitexts, and who did what when."""
    print_table(
        [("document", "lang", "segments", "words", "repairs")]
        + [(d.name, d.lang, str(d.segments), str(d.words), str(d.repairs)) for d in figures.documents],
        figures_from=2,
    )
    if figures.bitexts:
        click.echo()
        print_table(
            [("bitext", "beads", "approved", "rejected", "open", "words", "edited", "effort", "post-edit")]
            + [_bitext_row(one) for one in figures.bitexts],
            figures_from=1,
        )
    if figures.engines:
        click.echo()
        print_table(
            [("engine", "into", "segments", "same", "effort")]
            + [
                (one.engine, one.target_lang, str(one.segments), str(one.same), _ter(one.effort))
                for one in figures.engines
            ],
            figures_from=2,
        )
    days = list(figures.activity.by_day().items())
    people = list(figures.activity.by_author().items())
    for name, rows in (("day", days[-_DAYS:]), ("who", people)):
        if rows:
            click.echo()
            print_table(
                [(name, "segments", "words", "edits", "time", "words/hour")]
                + [(str(key), *_work(work)) for key, work in rows],
                figures_from=1,
            )


def _bitext_row(figures: BitextFigures) -> tuple[str, ...]:
    words, approved = figures.total.words, figures.statuses["approved"].words
    return (
        f"{figures.source} – {figures.target}", str(figures.beads), str(figures.approved),
        str(figures.rejected), str(figures.beads - figures.approved - figures.rejected),
        f"{approved} of {words}", str(figures.edited), _ter(figures.effort), _ter(figures.post_edit),
    )  # fmt: skip


def _ter(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.1f} TER"


def _work(work: Work) -> tuple[str, ...]:
    pace = work.words_an_hour
    return (
        str(work.approved.segments), str(work.approved.words), str(work.edits), work.clock,
        "–" if pace is None else f"{pace:.0f}",
    )  # fmt: skip


def show_leverage(leverage: Leverage) -> None:
    """The table of one language, and each text's words by band when there are several."""
    from workbench.services.leverage import Band

    click.echo(_heading(leverage))
    print_table(_band_rows(leverage), figures_from=1)
    if len(leverage.texts) > 1:
        click.echo()
        print_table(
            [("text", *(band.value for band in Band), "words", "weighted")]
            + [
                (
                    text.name, *(str(text.bands[band].words) for band in Band), str(text.total.words),
                    f"{text.weighted(leverage.weights):.0f}",
                )
                for text in leverage.texts
            ],
            figures_from=1,
        )  # fmt: skip
    for reason in leverage.left_out:
        say(f"left out: {reason}")


def _band_rows(leverage: Leverage) -> list[tuple[str, ...]]:
    """All texts by band; the words that resemble the texts themselves stand last, where there are any."""
    total = leverage.total
    words = max(total.total.words, 1)
    rows: list[tuple[str, ...]] = []
    for band, volume in total.bands.items():
        weight = leverage.weights[band]
        rows.append(
            (
                band.label, *_volume(volume, words), f"{weight:g}", f"{volume.words * weight:.0f}",
                str(total.within[band].words or ""),
            )
        )  # fmt: skip
    weighted = f"{total.weighted(leverage.weights):.0f}"
    rows.append(("all", *_volume(total.total, words), "", weighted, ""))
    heads = ("match", "segments", "words", "share", "characters", "pages", "weight", "weighted", "within")
    shown = len(heads) if any(row[-1] for row in rows) else -1
    return [row[:shown] for row in (heads, *rows)]


def _volume(volume: Volume, words: int) -> tuple[str, ...]:
    return (
        str(volume.segments), str(volume.words), f"{volume.words / words:.0%}", str(volume.characters),
        f"{volume.pages:.1f}",
    )  # fmt: skip


def _heading(leverage: Leverage) -> str:
    into = f"into {leverage.target_lang}, " if leverage.target_lang else ""
    return f"{into}compared with {', '.join(leverage.memories) or 'no memory'}"
