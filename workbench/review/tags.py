"""Inline tags: placeholders of formatting, markup and variables in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from workbench.review.finding import Finding, Pair, Severity

_IN_TEXT = re.compile(
    r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>"  # markup
    r"|\$?\{\w+\}|(?<!\d)(?<!\d[ \xa0])%(?:\(\w+\)|\d\$)?[sdif](?!\w)"  # variables
    r"|&(?:[a-z]{2,8}|#\d{2,6});"  # entities
)
_PLACEHOLDER = re.compile(r"⟦(/?)(\d+)(/?)⟧")


class Tags:
    """The translation has the tags of the source and no others, and none that closes before it opens."""

    name = "tags"

    def check(self, pairs: Sequence[Pair]) -> Iterator[Finding]:
        """One finding for each pair whose tags differ or are out of order."""
        for pair in pairs:
            if not pair.translated:
                continue
            missing, added = tag_difference(pair)
            if missing or added:
                message = _message(missing, added)
                yield Finding(self.name, Severity.ERROR, pair.segment, message)
            elif disorder := _disorder(pair.target_tags):
                yield Finding(self.name, Severity.WARNING, pair.segment, disorder)


def tag_difference(pair: Pair) -> tuple[list[str], list[str]]:
    """The tags that only the source has, and those that only the target has."""
    source = Counter((*pair.source_tags, *_IN_TEXT.findall(pair.source)))
    target = Counter((*pair.target_tags, *_IN_TEXT.findall(pair.target)))
    return list((source - target).elements()), list((target - source).elements())


def _disorder(tags: Sequence[str]) -> str:
    """What closes before it opens, or across something else; "" when nothing does."""
    opened: list[str] = []
    for tag in tags:
        found = _PLACEHOLDER.fullmatch(tag)
        if found is None or found[3]:
            continue
        if not found[1]:
            opened.append(found[2])
        elif found[2] not in opened:
            return f"{tag} closes before it opens"
        elif opened[-1] != found[2]:
            return f"{tag} closes across ⟦{opened[-1]}⟧"
        else:
            opened.pop()
    return ""


def _message(missing: Sequence[str], added: Sequence[str]) -> str:
    parts = []
    if missing:
        parts.append(f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing")
    if added:
        parts.append(f"{', '.join(added)} {'does' if len(added) == 1 else 'do'} not stand in the source")
    return "; ".join(parts)
