"""Segmentation rules: SRX 2.0 files read, written, layered and asked for a language.

A rule says what stands before a place and what after it, and whether the text breaks there; of the rules
for a language, the first that matches at a place decides (SRX 2.0, GALA/LISA 2008). With `cascade`, a
language takes the rules of every map entry that fits it, in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import regex
from lxml import etree

from corpus.errors import RuleError
from corpus.writing import write_atomically

_NAMESPACE = "http://www.lisa.org/srx20"
_NS = f"{{{_NAMESPACE}}}"
_MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Rule:
    """Patterns of what stands before and after a place, and whether the text breaks there."""

    breaks: bool
    before: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Named groups of rules, and which groups hold for which languages (patterns of codes), in order.

    With `cascade`, all groups that fit a language hold for it, else the first alone.
    """

    groups: tuple[tuple[str, tuple[Rule, ...]], ...]
    languages: tuple[tuple[str, str], ...]
    cascade: bool = True

    def rules(self, lang: str) -> tuple[Rule, ...]:
        """The rules for a language, in order."""
        groups = dict(self.groups)
        names = [name for pattern, name in self.languages if regex.fullmatch(pattern, lang)]
        chosen = list(dict.fromkeys(names))[: None if self.cascade else 1]
        return tuple(rule for name in chosen for rule in groups[name])

    def over(self, below: RuleSet) -> RuleSet:
        """These rules, and where none of them decides, those `below`; the result cascades."""
        mine = {name: f"{name} (own)" if name in dict(below.groups) else name for name, _ in self.groups}
        groups = tuple((mine[name], rules) for name, rules in self.groups)
        languages = tuple((pattern, mine[name]) for pattern, name in self.languages)
        return RuleSet(groups + below.groups, languages + below.languages)


@cache
def shipped_rules() -> RuleSet:
    """The rules that come with Qostil, for Kazakh, Russian and English."""
    return parse_rules(files("corpus").joinpath("data", "segmentation.srx").read_bytes(), "shipped rules")


def load_rules(path: Path) -> RuleSet:
    """Read an SRX 2.0 file. Raises RuleError when it is not one or a pattern is not usable."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RuleError(f"{path}: cannot be read: {error.strerror}; name an SRX file") from error
    return parse_rules(data, str(path))


def rules_with(path: Path) -> RuleSet:
    """A user's SRX file over the shipped rules. Raises RuleError as `load_rules` does."""
    return load_rules(path).over(shipped_rules())


def parse_rules(data: bytes, name: str) -> RuleSet:
    """The rules in the bytes of an SRX 2.0 file called `name`."""
    if len(data) > _MOST_BYTES:
        raise RuleError(f"{name}: is too large to be a rule file")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise RuleError(f"{name}: is not XML: {error.msg}") from error
    groups = tuple(
        (
            str(group.get("languagerulename")),
            tuple(_rule(element, name) for element in group.iter(f"{_NS}rule")),
        )
        for group in root.iter(f"{_NS}languagerule")
    )
    languages = tuple(
        (_checked(str(entry.get("languagepattern")), name), str(entry.get("languagerulename")))
        for entry in root.iter(f"{_NS}languagemap")
    )
    if not groups or not languages:
        raise RuleError(f"{name}: holds no SRX 2.0 rules")
    missing = {group for _, group in languages} - {group for group, _ in groups}
    if missing:
        raise RuleError(f"{name}: maps languages to {', '.join(sorted(missing))}, which it does not define")
    header = root.find(f"{_NS}header")
    return RuleSet(groups, languages, header is None or header.get("cascade", "yes") == "yes")


def save_rules(rules: RuleSet, path: Path) -> None:
    """Write rules as an SRX 2.0 file that other tools read."""
    names: dict[str, str] = {None: _NAMESPACE}  # type: ignore[dict-item]
    root = etree.Element(f"{_NS}srx", {"version": "2.0"}, nsmap=names)
    cascade = "yes" if rules.cascade else "no"
    header = etree.SubElement(root, f"{_NS}header", {"segmentsubflows": "yes", "cascade": cascade})
    for kind, include in (("start", "no"), ("end", "yes"), ("isolated", "no")):
        etree.SubElement(header, f"{_NS}formathandle", {"type": kind, "include": include})
    body = etree.SubElement(root, f"{_NS}body")
    groups = etree.SubElement(body, f"{_NS}languagerules")
    for name, some in rules.groups:
        group = etree.SubElement(groups, f"{_NS}languagerule", {"languagerulename": name})
        for rule in some:
            _write_rule(group, rule)
    entries = etree.SubElement(body, f"{_NS}maprules")
    for pattern, name in rules.languages:
        etree.SubElement(entries, f"{_NS}languagemap", {"languagepattern": pattern, "languagerulename": name})
    text = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    write_atomically(path, text)


def _write_rule(group: etree._Element, rule: Rule) -> None:
    if rule.note:
        group.append(etree.Comment(f" {rule.note} "))
    element = etree.SubElement(group, f"{_NS}rule", {"break": "yes" if rule.breaks else "no"})
    etree.SubElement(element, f"{_NS}beforebreak").text = rule.before
    etree.SubElement(element, f"{_NS}afterbreak").text = rule.after


def _rule(element: etree._Element, name: str) -> Rule:
    before, after = element.findtext(f"{_NS}beforebreak") or "", element.findtext(f"{_NS}afterbreak") or ""
    previous = element.getprevious()
    note = (previous.text or "").strip() if previous is not None and callable(previous.tag) else ""
    return Rule(element.get("break", "yes") == "yes", _checked(before, name), _checked(after, name), note)


def _checked(pattern: str, name: str) -> str:
    try:
        regex.compile(pattern)
    except regex.error as error:
        raise RuleError(f"{name}: the pattern {pattern!r} cannot be used: {error}") from error
    return pattern
