"""What the layers without a language say: the templates of their messages, read from their code.

Findings, reasons, errors and steps are made in English wherever they arise, as they go to files, to projects
and to the command line as well. The screens word them when they are shown (`workbench.tui.worded`), by
templates such as "{0} became {1}", which are found here: in some modules every sentence, elsewhere what is
raised and told of progress.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from workbench.checks import CHECKS

ROOT = Path(__file__).parents[2]
_TALKING = (
    "aligner/confidence.py",
    "memory/repairing.py",
    "workbench/review/*.py",
    "workbench/services/segment_history.py",
    "workbench/suggest/judging.py",
    "workbench/suggest/engines/draft.py",
    "workbench/suggest/engines/gloss.py",
    "workbench/suggest/engines/memory.py",
    "workbench/suggest/engines/http/answers.py",
    "workbench/suggest/engines/http/chatter.py",
    "workbench/suggest/engines/http/exchange.py",
    "workbench/suggest/engines/http/judging.py",
    "workbench/suggest/quality/signals/*.py",
)
"""Modules whose every sentence is for the user."""

ALSO = (
    "perhaps adds {0}: “{1}”", "perhaps leaves out {0}: “{1}”", "all", "a part", "a name",
    "edit", "insert", "translate", "restore", "delete", "replace", "merge",
    "new", "draft", "approved", "rejected", "excluded", "errors", "errors and warnings", "preferred",
    "admitted", "forbidden",
    "; create it with: qostil new {0}", "; did you mean {0}?",
    "not in its dictionary", "not translated", "not put into its form", "gave no translation",
    "{0} does not exist: check the name and the folder",
    "{0} changed", "{0} newly translated", "{0} approved", "{0} rejected", "{0} left as draft",
    "{0} commented", "{0} as they were",
    "{0} flipped", "{0} segments cut anew", "{0} approved beads are drafts again",
    "{0} edited texts gave way (undo brings them back)",
    "author {0}", "project {0}", "document {0}", "domain {0}", "status {0}", "languages {0}", "since {0}",
    "until {0}", "properties {0}", "language {0}", "text {0}", "type {0}", "confidence {0}", "finding {0}",
    "mark {0}",
)  # fmt: skip
"""What is said in pieces, or in single words."""

_RAISING = (
    "aligner/alignment.py",
    "aligner/beads.py",
    "corpus/placeholders.py",
    "corpus/readers/**/*.py",
    "corpus/writers/*.py",
    "memory/**/*.py",
    "workbench/project/*.py",
    "workbench/services/*.py",
    "workbench/suggest/engines/http/*.py",
    "workbench/suggest/engines/models/ctranslate2.py",
    "workbench/suggest/engines/models/store.py",
    "workbench/suggest/engines/models/transformers.py",
)
"""Modules of which errors and progress are."""

_COMMANDS = {
    "engines.py", "evaluating.py", "folder_record.py", "folder_work.py", "folders.py", "judging_engines.py",
    "omegat_export.py", "scoring.py", "streaming.py", "suggesting_texts.py", "training.py",
}  # fmt: skip
"""Services of the command line alone, which speaks English."""

_STEPS = {"Progress", "Change", "difference", "_become"}
_UNSAID = {"SettingsError", "StoreError", "AssertionError", "NotImplementedError"}
_HOLE = "\0"
_NOT_SAID = {"engine request"}
_WORDS = re.compile(rf"[a-z]{{2,}} +[a-z{_HOLE}“]|[{_HOLE}”%:] +[a-z]{{2,}}|[a-z]{{3,}}: {_HOLE}")
_PATTERN = re.compile(r"\\|\(\?|[\^$]")
_MOST = 8


def spoken() -> Iterator[tuple[str, str]]:
    """Every template with the module it stands in."""
    yield from ((check, "workbench/checks.py") for check in CHECKS)
    yield from ((template, "workbench/cli/spoken.py") for template in ALSO)
    for globs, everything in ((_TALKING, True), (_RAISING, False)):
        for path in sorted(path for glob in globs for path in ROOT.glob(glob)):
            name = str(path.relative_to(ROOT))
            if path.name in _COMMANDS or path.name == "__init__.py":
                continue
            for template in templates(path.read_text(encoding="utf-8"), everything=everything):
                yield template, name


def templates(source: str, *, everything: bool) -> list[str]:
    """The templates of a module: of all its sentences, or of what it raises and tells of progress."""
    found: dict[str, None] = {}
    for node in _texts(ast.parse(source), everything=everything):
        for parts in _ways(node):
            text = "".join(parts)
            said = _WORDS.search(text) if everything else re.search("[a-z]{2,}", text)
            if said and text not in _NOT_SAID and not _PATTERN.search(text):
                found[_numbered(text)] = None
    return list(found)


def _numbered(text: str) -> str:
    """A text with its holes numbered."""
    first, *others = text.replace("{", "{{").replace("}", "}}").split(_HOLE)
    return first + "".join(f"{{{number}}}{part}" for number, part in enumerate(others))


def _texts(node: ast.AST, *, everything: bool) -> Iterator[ast.expr]:
    """The expressions that make a text, the outermost ones."""
    if isinstance(node, ast.Raise):
        if isinstance(node.exc, ast.Call) and _name(node.exc.func) not in _UNSAID:
            yield from node.exc.args
        return
    if isinstance(node, ast.Call) and _name(node.func) in _STEPS and node.args:
        yield node.args[0]
        return
    if isinstance(node, ast.Call) and _name(node.func).endswith("Error") and _name(node.func) not in _UNSAID:
        yield from node.args
        return
    if (
        everything
        and isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp | ast.IfExp)
        and _is_text(node)
    ):
        yield node
        return
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield from _texts(child, everything=everything)


def _is_text(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add) and (_is_text(node.left) or _is_text(node.right))
    if isinstance(node, ast.IfExp):
        return _is_text(node.body) and _is_text(node.orelse)
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _ways(node: ast.expr) -> list[tuple[str, ...]]:
    """The ways a text may come out, what is put in as a hole."""
    if isinstance(node, ast.Constant):
        return [(node.value,)] if isinstance(node.value, str) else [(_HOLE,)]
    if isinstance(node, ast.JoinedStr):
        parts = [_ways(part.value if isinstance(part, ast.FormattedValue) else part) for part in node.values]
        return _joined(parts)
    if isinstance(node, ast.IfExp):
        return [*_ways(node.body), *_ways(node.orelse)]
    if isinstance(node, ast.BinOp) and _is_text(node):
        return _joined([_ways(node.left), _ways(node.right)])
    return [(_HOLE,)]


def _joined(parts: list[list[tuple[str, ...]]]) -> list[tuple[str, ...]]:
    return [tuple(piece for way in ways for piece in way) for ways in product(*parts)][:_MOST]


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
