"""What a station can say, read from the program's own text: every sentence that a person may read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypeGuard

APP = Path(__file__).parents[1] / "app"
_PLAIN = ("Banner", "Prompt", "Said", "refusal", "replace")
"""What takes words as they are: there a word alone is language, too."""
_NOT_SHOWN = frozenset(
    {"subject", "kind", "code", "icon", "asked", "mode", "pending", "reason", "source", "wants"}
)
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
_LANGUAGE = re.compile(r"[^<|].*[a-z].*", re.DOTALL)
_SENTENCE = re.compile(r"[A-Z“][a-z’]+[?.!]?|.* .*", re.DOTALL)
_NO_LANGUAGE = re.compile(r"[A-Z0-9_]+(:\S*)?|CMD:.*|[\w.]+_[\w.]+|[a-z]+:.*")
PLACE = re.compile(r"{(\w+)}")


def is_language(text: str) -> bool:
    """By its form: more than one word, or a capital letter with small ones after it."""
    return bool(_SENTENCE.fullmatch(text) and _LANGUAGE.fullmatch(text) and not _NO_LANGUAGE.fullmatch(text))


def station_modules() -> list[Path]:
    """Where all that is written is said to people, or is no language by its form."""
    return [*sorted((APP / "station").glob("*.py")), *(APP / one for one in _AROUND)]


_AROUND = (
    "bootstrap/devices.py",
    "bootstrap/eyes.py",
    "bootstrap/people.py",
    "bootstrap/photographs.py",
    "bootstrap/session.py",
    "scan/calibration.py",
)


def other_modules() -> list[Path]:
    """Whose sentences reach a banner or the strip: those of `say`, and coded faults, (code, sentence)."""
    found = (path for folder in ("scan", "outbox", "cache") for path in sorted((APP / folder).glob("*.py")))
    return [*found, *(APP / one for one in _ELSEWHERE)]


_ELSEWHERE = (
    "bootstrap/workplace.py",
    "db/engine.py",
    "db/faults.py",
    "domain/sign_in.py",
    "domain/speech.py",
    "posting/granting.py",
)


def wanted(path: Path) -> set[str]:
    """What of a module must be in every catalogue."""
    tree = _tree(path)
    texts = {*_said(tree), *_faults(tree)}
    if path in station_modules():
        silent = _silent(tree)
        literals = (node for node in ast.walk(tree) if _is_text(node) and id(node) not in silent)
        texts |= {node.value for node in literals if is_language(node.value)}
        texts |= set(_shown_as_they_are(tree))
    return {text for text in texts if re.search("[A-Za-z]", PLACE.sub("", text))}


def everything() -> set[str]:
    """All literals: what may be looked up."""
    paths = [
        *station_modules(),
        *other_modules(),
        *(APP / "domain" / one for one in ("roles.py", "transaction.py")),
    ]
    return {str(node.value) for path in paths for node in ast.walk(_tree(path)) if _is_text(node)}


def glued(path: Path) -> list[str]:
    """Language that is put together otherwise than by `say`: nobody could translate it."""
    tree = _tree(path)
    silent, faults = _silent(tree), {id(sentence) for sentence in _coded(tree)}
    only_faults = path in other_modules() and path not in station_modules()
    return [
        f"{path.name}:{node.lineno} {ast.unparse(node)}"
        for node in ast.walk(tree)
        if (_is_glued_string(node) and id(node) not in silent and (id(node) in faults or not only_faults))
        or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and _says(node))
    ]


def _is_glued_string(node: ast.AST) -> TypeGuard[ast.JoinedStr]:
    if not isinstance(node, ast.JoinedStr):
        return False
    words = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return is_language(words.strip(" ,;:")) and not _CODE.fullmatch(words.strip("-"))


def _says(node: ast.BinOp) -> bool:
    sides = (side.func for side in (node.left, node.right) if isinstance(side, ast.Call))
    return any(getattr(called, "id", "") in ("say", "counted", "listed") for called in sides)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _is_text(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in names:
            yield node


def _said(tree: ast.AST) -> Iterator[str]:
    """The templates of say, and both of counted."""
    for call in _calls(tree, "say"):
        yield from _texts(call.args[0])
    for call in _calls(tree, "counted"):
        for one in call.args[1:]:
            yield from _texts(one)


def _faults(tree: ast.AST) -> Iterator[str]:
    """The sentence after a code: `("bad-date", "there is none")`, `Refusal("job-taken", …)`."""
    for sentence in _coded(tree):
        if _is_text(sentence) and " " in sentence.value:
            yield sentence.value


def _coded(tree: ast.AST) -> Iterator[ast.AST]:
    """What stands after a code."""
    for node in ast.walk(tree):
        row = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
        yield from (after for code, after in pairwise(row) if _is_text(code) and _CODE.fullmatch(code.value))


def _shown_as_they_are(tree: ast.AST) -> Iterator[str]:
    for call in _calls(tree, *_PLAIN):
        shown = [*call.args, *(one.value for one in call.keywords if one.arg not in _NOT_SHOWN)]
        for argument in shown:
            yield from (text for text in _texts(argument) if re.fullmatch("[a-z]{2,}", text))


def _texts(node: ast.AST) -> Iterator[str]:
    """A literal, or both of `one if … else other`."""
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _silent(tree: ast.AST) -> set[int]:
    """Literals that nobody reads: docstrings, our own mistakes, the inside of f-strings."""
    silent: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and _is_text(node.value):
            silent.add(id(node.value))
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            silent |= {id(one) for one in ast.walk(node.value)}
        mistake = node.msg if isinstance(node, ast.Assert) else None
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            mistake = node.exc if getattr(node.exc.func, "id", "") == "AssertionError" else None
        logged = (
            node
            if isinstance(node, ast.Call) and getattr(getattr(node.func, "value", None), "id", "") == "_LOG"
            else None
        )
        for dumb in (mistake, logged):
            silent |= {id(one) for one in ast.walk(dumb)} if dumb is not None else set()
        if isinstance(node, ast.JoinedStr):
            silent |= {id(one) for one in node.values}
    return silent
