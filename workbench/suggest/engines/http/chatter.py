"""What a chat model says besides the translation: taken off with a reason, or the answer is told to be none.

Nothing is taken off that the source has too: a sentence in quotes keeps them, and one that begins with
"Translation:" is translated as it stands.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

_THOUGHT = re.compile(r"\A\s*<(think|thinking|reasoning)>.*?</\1>\s*", re.DOTALL | re.IGNORECASE)
_UNFINISHED_THOUGHT = re.compile(r"\A\s*<(think|thinking|reasoning)>", re.IGNORECASE)
_FENCE = re.compile(r"```[\w+-]*[ \t]*\n?(.*?)```", re.DOTALL)
_LABEL = re.compile(
    r"\A[\s*_#]{0,3}(?:(?:sure|certainly|of course|okay|ok|конечно|хорошо|әрине)\b[^\n:]{0,60}[,.!:\n]\s*)?"
    r"(?:(?:(?:here(?:'s|’s| is)|this is|below is|вот|міне|төменде)\b[^\n:]{0,80}"
    r"|(?:the\s+)?(?:(?:russian|english|kazakh)\s+)?translation(?:\s+(?:in)?to\s+\w+)?"
    r"|(?:(?:русский|английский|казахский)\s+)?перевод(?:\s+на\s+\w+)?"
    r"|(?:орысша|ағылшынша|қазақша)?\s*аударма(?:сы)?"
    r"|target|output|answer|ответ|жауап"
    r")[\s*_)]{0,3}:)[*_]{0,2}\s+",
    re.IGNORECASE,
)
_WILLING = re.compile(
    r"\A(?:sure|certainly|of course|конечно|хорошо|әрине)[^\n]{0,60}[!.:]\s*\n+\s*", re.IGNORECASE
)
_NOTE_WORDS = (
    r"(?:notes?|explanations?|comments?|translator['’]s note|literally|alternatives?(?: translations?)?"
    r"|примечани[ея]|пояснени[ея]|комментари[йи]|дословно|вариант(?:ы перевода)?|ескерту|түсіндірме)"
)
_NOTE_LINE = re.compile(
    rf"\n\s*[\W_]{{0,3}}(?:{_NOTE_WORDS}|let me know|i hope)\b.*\Z", re.IGNORECASE | re.DOTALL
)
_NOTE_BEHIND = re.compile(
    rf"(?<=[.!?…»”\"])\s+[\W_]{{0,3}}{_NOTE_WORDS}[\W_]{{0,3}}:.*\Z", re.IGNORECASE | re.DOTALL
)
_REFUSALS = re.compile(
    r"\b(?:as an ai(?: language model| assistant)?, i\b"
    r"|i(?:['’]m| am) (?:just |only )?an? (?:large )?(?:ai|language model)\b"
    r"|i(?:['’]m| am)? ?(?:sorry|afraid)[^.]{0,40}\bi (?:can(?:no|['’])t|am unable|['’]m unable)"
    r"|i (?:can(?:no|['’])t|am unable to|['’]m unable to|won['’]t) (?:\w+ )?"
    r"(?:assist with|comply|translate|fulfil|help (?:you )?with (?:this|that)"
    r"|provide (?:a|the|this) translation)"
    r"|как (?:ии|языковая модель|искусственный интеллект), я\b|я (?:всего лишь )?языковая модель\b"
    r"|(?:я )?не могу (?:перевести|выполнить (?:эт|ваш|данн)|помочь (?:с|вам с) эт|предоставить перевод)"
    r"|(?:бұл|осы) (?:мәтінді|сұрауды|өтінішті) (?:аудара|орындай) алмаймын|мен тілдік модельмін)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\A\s*[«»“”„‘’\"'`*–—-]|[«»“”„‘’\"'`*]\W*\Z")
_QUOTES = (("«", "»"), ("“", "”"), ("„", "“"), ("‘", "’"), ('"', '"'), ("'", "'"), ("`", "`"), ("**", "**"))


@dataclass(frozen=True, slots=True)
class Answer:
    """A translation with what was done to it, or, in `fault`, why there is none."""

    text: str
    reasons: tuple[str, ...] = ()
    fault: str = ""


def cleaned(source: str, answer: str) -> Answer:
    """A chat model's answer without what is not the translation of `source`."""
    text, done = answer.strip(), []
    for take_off, reason in _STEPS:
        after = take_off(source, text).strip()
        if after != text:
            text = after
            done.append(reason)
    reasons = tuple(dict.fromkeys(done))
    if _UNFINISHED_THOUGHT.match(text):
        return Answer("", reasons, "did not come to the end of its thoughts")
    if _REFUSALS.search(text) and not _REFUSALS.search(source):
        return Answer("", reasons, f"refused: {text[:80]}")
    lines = len(text.splitlines())
    if lines > len(source.strip().splitlines()):
        return Answer("", reasons, f"gave {lines} lines for {len(source.strip().splitlines())}")
    return Answer(text, reasons)


def _without_thoughts(source: str, text: str) -> str:
    return text if _THOUGHT.match(source) else _THOUGHT.sub("", text)


def _without_fence(source: str, text: str) -> str:
    found = _FENCE.findall(text)
    return str(found[0]) if len(found) == 1 and "```" not in source else text


def _without_json(source: str, text: str) -> str:
    if not text.startswith("{") or source.lstrip().startswith("{"):
        return text
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return text
    known = [
        told[key] for key in ("translation", "text", "target", "answer") if isinstance(told.get(key), str)
    ]
    values = known or [value for value in told.values() if isinstance(value, str)]
    return values[0] if len(values) == 1 or known else text


def _without_label(source: str, text: str) -> str:
    """An introduction ends in a colon, or on a line of its own, that the source does not have."""
    if _WILLING.match(text) and "\n" not in source:
        text = _WILLING.sub("", text)
    return _LABEL.sub("", text, count=1) if text.count(":") > source.count(":") else text


def _without_notes(source: str, text: str) -> str:
    found = _NOTE_LINE.search(text) if "\n" not in source else None
    if found is None and text.count(":") > source.count(":"):
        found = _NOTE_BEHIND.search(text)
    return text if found is None else text[: found.start()]


def _without_quotes(source: str, text: str) -> str:
    """Quotes round the whole go when the source neither begins nor ends with any, nor is direct speech."""
    if _QUOTED.search(source):
        return text
    for opening, closing in _QUOTES:
        if _wrapped(text, opening, closing):
            return text[len(opening) : -len(closing)]
    return text


def _wrapped(text: str, opening: str, closing: str) -> bool:
    """Whether one pair of marks stands round a whole text: «a», but not «a» and «b»."""
    if len(text) <= len(opening) + len(closing) or not (text.startswith(opening) and text.endswith(closing)):
        return False
    inner = text[len(opening) : -len(closing)]
    if opening == closing:
        return opening not in inner
    depth = 0
    for character in inner:
        depth += (character == opening) - (character == closing)
        if depth < 0:
            return False
    return depth == 0


_STEPS = (
    (_without_thoughts, "its thoughts were taken off"),
    (_without_fence, "a code fence was taken off"),
    (_without_json, "taken out of JSON"),
    (_without_label, "a word of introduction was taken off"),
    (_without_notes, "a note behind it was taken off"),
    (_without_quotes, "quotes round it were taken off"),
    (_without_label, "a word of introduction was taken off"),
)
