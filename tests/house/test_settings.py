"""One settings file, one door to the environment, one page that tells the administrator about both."""

import ast
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeGuard

from comity.config import env
from tests.house import tree

SETTINGS = "src/comity/config/settings.py"
DOORS = {"src/comity/config/env.py"}
WRITTEN = ["DJANGO_SETTINGS_MODULE", "COMITY_DATA"]
ROW = re.compile(r"^\|\s*`([A-Z_]+)`\s*\|(.*)\|\s*$", re.MULTILINE)


def looks_outside(root: Path) -> list[str]:
    """Return the lines that read the environment past `env`."""
    found = []
    for path in tree.python(root, "src"):
        if tree.shown(path, root) in DOORS:
            continue
        nodes = list(ast.walk(tree.syntax(path)))
        told = {id(node) for writer in nodes for node in written(writer)}
        found += [
            f"{tree.shown(path, root)}:{node.lineno}"
            for node in nodes
            if reads(node) and id(node) not in told
        ]
    return found


def reads(node: ast.AST) -> TypeGuard[ast.Attribute | ast.ImportFrom]:
    """Say whether this is the environment, by attribute or by import."""
    if isinstance(node, ast.Attribute):
        return ast.unparse(node) in {"os.environ", "os.environb", "os.getenv"}
    taken = (
        {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module == "os"
        else set()
    )
    return bool(taken & {"environ", "environb", "getenv"})


def written(node: ast.AST) -> list[ast.expr]:
    """Return the environment where it is only told something of ours: our settings, or the data directory."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        ours = ast.unparse(node).startswith(f"os.environ.setdefault({WRITTEN[0]!r}, 'comity.")
        return [node.func.value] if ours else []
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
        return [node.value] if ast.unparse(node.slice).strip("'") in WRITTEN else []
    return []


def asked_names(root: Path) -> set[str]:
    """Return the names that the settings and the program ask `env` for."""
    return {
        node.args[0].value
        for path in tree.python(root, "src")
        for node in ast.walk(tree.syntax(path))
        if isinstance(node, ast.Call)
        and re.fullmatch(r"env\.(text|flag|number|words|secret)", ast.unparse(node.func))
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def disagreements(page: str, names: Mapping[str, str]) -> list[str]:
    """Return what the page leaves out, invents or tells differently; `names` maps name to help."""
    rows = dict(ROW.findall(page))
    found = [f"{name}: missing" for name in sorted(set(names) - set(rows))]
    found += [f"{name}: not a setting" for name in sorted(set(rows) - set(names))]
    return found + [
        f"{name}: its line differs" for name, text in names.items() if name in rows and text not in rows[name]
    ]


def test_settings_are_short() -> None:
    assert len((tree.ROOT / SETTINGS).read_text(encoding="utf-8").splitlines()) < 300


def test_the_environment_is_read_in_one_place() -> None:
    assert looks_outside(tree.ROOT) == []


def test_every_declared_setting_is_used_and_every_used_one_declared() -> None:
    # The data directory is found before anything else can be read.
    assert asked_names(tree.ROOT) | {"COMITY_DATA"} == set(env.NAMES)


def test_the_page_of_settings_agrees_with_the_code() -> None:
    page = (tree.ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert disagreements(page, {name: declared.help for name, declared in env.NAMES.items()}) == []


def test_the_walls_bite_on_a_small_tree(tmp_path: Path) -> None:
    tree.put(tmp_path, "src/comity/config/env.py", "import os\nprint(os.environ)\n")
    tree.put(
        tmp_path, "src/comity/people/rules.py", "import os\nfrom os import environ\nprint(os.getenv('A'))\n"
    )
    told = "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'comity.config.settings')\n"
    tree.put(tmp_path, "src/comity/config/wsgi.py", told)
    tree.put(tmp_path, "src/comity/server/directory.py", "import os\nos.environ['COMITY_DATA'] = 'here'\n")
    assert looks_outside(tmp_path) == ["src/comity/people/rules.py:2", "src/comity/people/rules.py:3"]


def test_a_page_of_settings_that_lies_is_found() -> None:
    page = "| `COMITY_A` | | About A. |\n| `COMITY_B` | | About C. |\n| `COMITY_OLD` | | Gone. |\n"
    names = {"COMITY_A": "About A.", "COMITY_B": "About B.", "COMITY_NEW": "Fresh."}
    assert disagreements(page, names) == [
        "COMITY_NEW: missing",
        "COMITY_OLD: not a setting",
        "COMITY_B: its line differs",
    ]
