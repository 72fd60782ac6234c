"""The house stays tidy: the map is true, modules are small and say what they are, nothing is left lying."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from app.integration.import_kinds import KINDS

ROOT = Path(__file__).parents[1]
LONGEST_MODULE = 450
LONGEST_P90 = 300
SHARE_OVER_P90 = 0.1
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "core", "misc"}
TOOLS_OWN = {"__pycache__", "scanledger-demo", "build", "dist"}
LEFT_OVER = re.compile(r"\b(TODO|FIXME|HACK)\b")


def _ours(*patterns: str) -> list[Path]:
    """The tree's own files; not what tools left there."""
    found = (path for pattern in patterns for path in sorted(ROOT.glob(pattern)))
    return [path for path in found if path.is_file() and not _left_by_tools(path.relative_to(ROOT))]


def _left_by_tools(path: Path) -> bool:
    return any(part.startswith(".") or part in TOOLS_OWN for part in path.parts)


def _modules() -> list[Path]:
    modules = _ours("app/**/*.py", "ui/**/*.py")
    assert len(modules) > 50, "the modules were found"
    return modules


def test_modules_are_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _modules()}
    assert {str(path): lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}
    longer = [path for path, lines in lengths.items() if lines > LONGEST_P90]
    assert len(longer) <= SHARE_OVER_P90 * len(lengths)


def test_every_module_says_what_it_is() -> None:
    silent = [
        path for path in _modules() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_packages_are_only_named() -> None:
    for path in _modules():
        if path.name == "__init__.py":
            body = ast.parse(path.read_text(encoding="utf-8")).body
            assert len(body) == 1, f"{path} holds more than its docstring"


def test_names_are_nouns_of_the_field() -> None:
    assert [path for path in _modules() if path.stem in FORBIDDEN_NAMES] == []


def test_nothing_is_left_over() -> None:
    found = [
        f"{path}: {line.strip()}"
        for path in _ours("*/**/*.py", "*/**/*.sql", "*.md", "*.toml", "packaging/*")
        if path != Path(__file__)
        for line in path.read_text(encoding="utf-8").splitlines()
        if LEFT_OVER.search(line)
    ]
    assert found == []


def test_no_broad_except_goes_on() -> None:
    broad = []
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler) and _is_broad(node) and not _raises(node):
                broad.append(f"{path}:{node.lineno}")
    assert broad == []


def _is_broad(handler: ast.ExceptHandler) -> bool:
    return handler.type is None or (
        isinstance(handler.type, ast.Name) and handler.type.id in {"Exception", "BaseException"}
    )


def _raises(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Raise) for node in ast.walk(handler))


def test_the_readmes_map_is_the_tree() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    drawn = re.search(r"<!-- map -->\n```\n(.*?)```", readme, re.DOTALL)
    assert drawn, "the README has a map of the tree"
    named = set()
    parent = ""
    for line in drawn.group(1).splitlines():
        name = line.split()[0] if line.strip() else ""
        if not name.endswith("/"):
            continue
        if line.startswith(" "):
            named.add(f"{parent}{name}")
        else:
            parent = name
            named.add(name)
    files = [path.relative_to(ROOT) for path in _ours("*/**/*")]
    folders = {f"{path.parts[0]}/" for path in files}
    deep = [path for path in files if path.parts[0] in ("app", "ui", "resources") and len(path.parts) > 2]
    inner = {f"{path.parts[0]}/{path.parts[1]}/" for path in deep}
    assert named == {folder for folder in folders | inner if not folder.startswith(".")}


def test_test_files_have_names_of_their_own() -> None:
    """pytest imports them by their bare names."""
    names = [path.name for path in _ours("tests/**/test_*.py")]
    assert {name for name in names if names.count(name) > 1} == set()


def test_the_readme_tells_every_column_of_every_import() -> None:
    """Required columns, then in brackets those that may be left out."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| ([a-z-]+) \| (.+) \|$", readme, re.MULTILINE))
    for name, kind in KINDS.items():
        required = [column.name for column in kind.columns if column.required]
        optional = [column.name for column in kind.columns if not column.required]
        words = ", ".join([*required, f"[{', '.join(optional)}]"] if optional else required)
        assert told.get(name) == words
