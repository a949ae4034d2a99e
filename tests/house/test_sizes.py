"""Files, functions and templates stay short enough to be read in one go."""

import ast
import datetime
import tomllib
from pathlib import Path

from tests.house import tree

SOFT, HARD = 300, 500
FUNCTION = 50
TEMPLATE = 120
SCRIPT = 150
ALLOWED = Path(__file__).with_name("long_files.toml")
# The list of long files may only shrink: lower this number with it, never raise it.
MOST_ROWS = 0


def lines(path: Path) -> int:
    """Count the lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def long_files(root: Path, allowed: dict[str, int]) -> list[str]:
    """Return the files past the soft limit and their row, past the hard limit, and rows to strike out."""
    found = []
    for path in tree.python(root):
        name, size = tree.shown(path, root), lines(path)
        if size > HARD:
            found.append(f"{name}: {size} lines, {HARD} at most")
        elif size > max(SOFT, allowed.get(name, 0)):
            found.append(f"{name}: {size} lines, {max(SOFT, allowed.get(name, 0))} allowed")
    for name, most in allowed.items():
        size = lines(root / name) if (root / name).exists() else 0
        if size <= SOFT:
            found.append(f"{name}: strike out its row")
        elif size < most:
            found.append(f"{name}: lower its row to {size}")
    return found


def long_functions(root: Path) -> list[str]:
    """Return the functions past the limit, counted without decorators and docstring."""
    found = []
    for path in tree.python(root):
        for node in ast.walk(tree.syntax(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
                size = (node.end_lineno or 0) - body[0].lineno + 1
                if size > FUNCTION:
                    found.append(f"{tree.shown(path, root)}:{node.lineno} {node.name}: {size} lines")
    return found


def long_templates(root: Path) -> list[str]:
    """Return the templates past the limit."""
    return [f"{tree.shown(p, root)}: {lines(p)} lines" for p in tree.templates(root) if lines(p) > TEMPLATE]


def long_scripts(root: Path) -> list[str]:
    """Return our own browser modules past the limit."""
    return [
        f"{tree.shown(path, root)}: {lines(path)} lines"
        for path in tree.files(root, ".js", ".mjs", below="src")
        if lines(path) > SCRIPT
    ]


def rows() -> dict[str, dict[str, object]]:
    """Return the dated list of long files: path, lines, since, why."""
    return tomllib.loads(ALLOWED.read_text(encoding="utf-8"))


def test_files_are_short_or_listed() -> None:
    allowed = {name: int(str(row["lines"])) for name, row in rows().items()}
    assert long_files(tree.ROOT, allowed) == []


def test_the_list_of_long_files_is_dated_and_does_not_grow() -> None:
    assert len(rows()) <= MOST_ROWS
    for name, row in rows().items():
        assert isinstance(row["since"], datetime.date), name
        assert row["why"], name


def test_functions_are_short() -> None:
    assert long_functions(tree.ROOT) == []


def test_templates_are_short() -> None:
    assert long_templates(tree.ROOT) == []


def test_browser_modules_are_short() -> None:
    assert long_scripts(tree.ROOT) == []


def test_the_walls_bite_on_a_small_tree(tmp_path: Path) -> None:
    tree.put(tmp_path, "src/comity/people/actions.py", "x = 1\n" * 301)
    tree.put(tmp_path, "src/comity/people/models.py", "x = 1\n" * 501)
    tree.put(tmp_path, "src/comity/people/rules.py", "def may(a):\n" + "    a = 1\n" * 51)
    tree.put(tmp_path, "src/comity/people/templates/people/a.html", "<p>\n" * 121)
    tree.put(tmp_path, "src/comity/ui/static/ui/js/a.js", "a()\n" * 151)
    assert long_files(tmp_path, {}) == [
        "src/comity/people/actions.py: 301 lines, 300 allowed",
        "src/comity/people/models.py: 501 lines, 500 at most",
    ]
    assert long_functions(tmp_path) == ["src/comity/people/rules.py:1 may: 51 lines"]
    assert long_templates(tmp_path) == ["src/comity/people/templates/people/a.html: 121 lines"]
    assert long_scripts(tmp_path) == ["src/comity/ui/static/ui/js/a.js: 151 lines"]


def test_a_row_that_is_too_generous_is_lowered_or_struck_out(tmp_path: Path) -> None:
    tree.put(tmp_path, "src/comity/people/actions.py", "x = 1\n" * 320)
    tree.put(tmp_path, "src/comity/people/rules.py", "x = 1\n" * 20)
    listed = {"src/comity/people/actions.py": 400, "src/comity/people/rules.py": 310}
    assert long_files(tmp_path, listed) == [
        "src/comity/people/actions.py: lower its row to 320",
        "src/comity/people/rules.py: strike out its row",
    ]
