"""Finds the strings of a module that look like words for a reader and are not marked for translation."""

import ast
import re

MARKING = {"_", "counted", "ngettext", "pgettext", "mark", "key_name"}
"""Functions whose strings are translated."""

BOUND = {"Binding", "Action", "_action", "_Row", "_Glossary", "_Candidate", "_Memory", "_Finding", "_Project"}
"""What declares a key: its words are translated where it is shown."""

SILENT = {
    "debug",
    "error",
    "query",
    "query_one",
    "work",
    "getattr",
    "hasattr",
    "Theme",
    "TypeVar",
    "add_class",
}
"""Functions whose strings nobody reads."""

SHOWN = {
    "Label", "Static", "Button", "ChoiceButton", "Tick", "Checkbox", "Option", "notify", "say", "Select",
    "PromptDialog", "ConfirmDialog", "ChoiceDialog", "ReadingDialog", "EditDialog", "BusyScreen", "_ask",
    "_confirm", "_work", "_busy", "Head", "padded", "_at_once",
}  # fmt: skip
"""Functions that show even a single word in small letters."""

SHOWN_SECOND = {"Field", "Box"}
"""Functions that show their second argument so."""

UNSEEN_KEYWORDS = {"id", "classes", "name", "group", "key", "severity", "language", "style", "place"}
SENTENCE = re.compile(r"[A-Za-z]{2,}[,;:…]? +(?:[A-Za-z]{2,}|\{)|\} +[A-Za-z]{2,}|^[A-Z][a-z]+")
WORD = re.compile(r"[A-Za-z]{2,}")
CODE = re.compile(r"[a-z]{2}|[\w.-]+\.\w+|\W*")
"""A language, a file's name, marks."""

STYLE = re.compile(r"\$[a-z]|^bold|^[a-z-]+--|^[#.]")


def unmarked(source):
    """The line and text of each string that is not marked."""
    tree = ast.parse(source)
    return sorted(set(_of(tree, shown=False)))


def early(source):
    """The lines of texts that are translated when the module is imported."""
    return sorted(_early(ast.parse(source)))


def hidden(source):
    """The lines of f-strings with a marked text within."""
    strings = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    calls = ((one, part) for one in strings for part in ast.walk(one) if isinstance(part, ast.Call))
    return sorted({one.lineno for one, part in calls if _name(part.func) in MARKING})


def _early(node):
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        for child in [*node.args.defaults, *filter(None, node.args.kw_defaults)]:
            yield from _early(child)
        return
    if isinstance(node, ast.Call) and _name(node.func) in MARKING - {"mark"}:
        yield node.lineno
    for child in ast.iter_child_nodes(node):
        yield from _early(child)


def _of(node, *, shown):
    if isinstance(node, ast.Call):
        name = _name(node.func)
        if name in MARKING or name in BOUND or name in SILENT:
            return
        yield from _of(node.func, shown=False)
        for place, argument in enumerate(node.args):
            yield from _of(
                argument, shown=place == (0 if name in SHOWN else 1 if name in SHOWN_SECOND else -1)
            )
        for keyword in node.keywords:
            if keyword.arg not in UNSEEN_KEYWORDS:
                yield from _of(keyword.value, shown=keyword.arg in {"placeholder", "title", "tooltip"})
        return
    if isinstance(node, ast.JoinedStr):
        text = "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        yield from _told(node, text, shown)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from _of(part.value, shown=shown)
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield from _told(node, node.value, shown)
        return
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(
            _name(target).endswith(("CSS", "CSS_PATH", "COMPONENT_CLASSES", "__all__")) for target in targets
        ):
            return
        if node.value is not None:
            yield from _of(
                node.value, shown=any(_name(t).endswith(("_title", "SYMBOLS", "HINT")) for t in targets)
            )
        return
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue  # a docstring
        if isinstance(node, ast.arg | ast.AnnAssign) and child is node.annotation:
            continue
        yield from _of(child, shown=shown and isinstance(node, ast.IfExp | ast.BinOp | ast.BoolOp))


def _told(node, text, shown):
    text = text.replace("\n", " ")
    if STYLE.search(text) or all(CODE.fullmatch(word.strip(" ,…")) for word in text.split()):
        return
    if SENTENCE.search(text) or (shown and WORD.search(text.replace("{}", ""))):
        yield node.lineno, text


def _name(node):
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
