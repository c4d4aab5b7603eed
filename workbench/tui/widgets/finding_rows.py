"""A finding as one line of a list, and as the text that says all of it."""

from __future__ import annotations

from textual.content import Content

from workbench.checks import Severity
from workbench.services.finding_table import ListedFinding
from workbench.tui.named import named
from workbench.tui.widgets.row_list import Part, fitted
from workbench.tui.worded import worded
from workbench.wording import _

SYMBOLS = {
    Severity.ERROR: ("✗ ", "rows--bad"),
    Severity.WARNING: ("! ", "rows--fair"),
    Severity.NOTE: ("· ", "rows--faint"),
}
FIX = "*"
_NUMBER, _RULE = 6, 18
_WIDE = 110
_AROUND = 30


def finding_parts(listed: ListedFinding, width: int, *, name: str = "") -> list[Part]:
    """A finding in so many cells: weight, bead, rule, whether it has a fix, message, and the target.

    `name` is the text's, where several are listed.
    """
    finding = listed.finding
    symbol, colour = SYMBOLS[finding.severity]
    if listed.ignored is not None:
        symbol, colour = "– ", "rows--faint"
    where = f"{name}{str(listed.position + 1).rjust(_NUMBER)} "
    parts: list[Part] = [
        (symbol, colour),
        (where, "rows--faint"),
        (fitted(worded(finding.rule), _RULE), "rows--mark"),
    ]
    parts.append((f"{FIX} " if finding.fix is not None else "  ", "rows--good"))
    room = width - sum(len(text) for text, _ in parts)
    if width < _WIDE:
        return [*parts, (fitted(worded(finding.message), room), "")]
    left = room * 2 // 5
    beside = fitted(listed.pair.target or listed.pair.source, room - left - 2)
    return [*parts, (fitted(worded(finding.message), left), ""), ("  ", ""), (beside, "rows--faint")]


def finding_details(listed: ListedFinding | None) -> Content:
    """All there is to say of a finding."""
    if listed is None:
        return Content("")
    finding, pair = listed.finding, listed.pair
    lines = [
        Content.assemble((named(finding.severity) + "  ", "bold"), Content(worded(finding.message))),
        _text(pair.source_lang, pair.source),
        _text(pair.target_lang, pair.target),
    ]
    if finding.fix is not None:
        lines.append(_fix(listed))
    if listed.ignored is not None:
        ignored = listed.ignored
        said = _("ignored by {author} on {day}: {reason}").format(
            author=ignored.author, day=f"{ignored.at:%Y-%m-%d}", reason=ignored.reason
        )
        lines.append(Content.styled(said, "$warning"))
    return Content("\n").join(lines)


def _text(lang: str, text: str) -> Content:
    return Content.assemble((f"{lang}  ", "bold $accent"), Content(text))


def _fix(listed: ListedFinding) -> Content:
    """What the fix makes of the place where it is made, what goes and what comes marked by signs, too."""
    start, end, text = listed.finding.fix or (0, 0, "")
    target = listed.pair.target
    gone, come = target[start:end].replace(" ", "␣"), text.replace(" ", "␣")
    before, after = target[max(0, start - _AROUND) : start], target[end : end + _AROUND]
    return Content.assemble(
        (_("fix") + "  ", "bold $success"),
        Content(before),
        Content.styled(f"[-{gone}-]" if gone else "", "strike $error"),
        Content.styled(f"{{+{come}+}}" if come else "", "bold $success"),
        Content(after),
    )
