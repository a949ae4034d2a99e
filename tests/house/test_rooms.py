"""Every room is declared, is a package, and says what it is for."""

import ast
from pathlib import Path

from tests.house import tree

# Rooms that list their own files in the contract, each in a table of its own.
OWN_TABLES = {"config", "demo", "kernel", "server", "ui"}


def undeclared(root: Path) -> list[str]:
    """Return the rooms whose files no contract governs, and the governed ones that do not exist."""
    governed = {
        container.removeprefix("comity.")
        for contract in tree.contracts(root)
        if contract["type"] == "layers" and contract.get("exhaustive")
        for container in contract["containers"]
        if container != "comity"
    }
    there = set(tree.rooms(root))
    return [f"{room}: no contract for its files" for room in sorted(there - governed)] + [
        f"{room}: a contract for a room that does not exist" for room in sorted(governed - there)
    ]


def unprotected(root: Path) -> list[str]:
    """Return the views, forms and e-mails that other rooms could import."""
    protected = {
        module
        for contract in tree.contracts(root)
        if contract["type"] == "protected"
        for module in contract["protected_modules"]
    }
    return [
        f"comity.{room}.{name}"
        for room in tree.rooms(root)
        if room not in OWN_TABLES
        for name in ("views", "forms", "emails")
        if (tree.source(root) / room / f"{name}.py").exists() or (tree.source(root) / room / name).is_dir()
        if f"comity.{room}.{name}" not in protected
    ]


def without_init(root: Path) -> list[str]:
    """Return the folders with Python in them that import checks cannot see."""
    return [
        tree.shown(folder, root)
        for folder in sorted({path.parent for path in tree.files(root, ".py", below="src")})
        if not (folder / "__init__.py").exists() and folder != root / "src"
    ]


def silent(root: Path) -> list[str]:
    """Return the rooms whose `__init__` does not say in two to six lines what they are for."""
    found = []
    for room in tree.rooms(root):
        init = tree.source(root) / room / "__init__.py"
        text = ast.get_docstring(tree.syntax(init)) if init.exists() else None
        lines = [line for line in (text or "").splitlines() if line.strip()]
        if not 2 <= len(lines) <= 6:
            found.append(f"{room}: {len(lines)} lines")
    return found


def test_every_room_is_governed_by_the_contract() -> None:
    assert undeclared(tree.ROOT) == []


def test_every_room_stands_on_a_storey() -> None:
    assert set(tree.rooms()) <= set(tree.floors())


def test_views_forms_and_emails_are_private_to_their_room() -> None:
    assert unprotected(tree.ROOT) == []


def test_every_folder_with_python_is_a_package() -> None:
    assert without_init(tree.ROOT) == []


def test_every_room_says_what_it_is_for() -> None:
    assert silent(tree.ROOT) == []


CONTRACT = """
[[tool.importlinter.contracts]]
type = "layers"
containers = ["comity.people", "comity.gone"]
exhaustive = true
[[tool.importlinter.contracts]]
type = "protected"
protected_modules = ["comity.people.views"]
"""


def test_the_walls_bite_on_a_small_tree(tmp_path: Path) -> None:
    tree.put(tmp_path, "pyproject.toml", CONTRACT)
    tree.put(tmp_path, "src/comity/people/__init__.py", '"""Who is known.\n\nWords: person.\n"""\n')
    tree.put(tmp_path, "src/comity/people/views.py")
    tree.put(tmp_path, "src/comity/people/forms.py")
    tree.put(tmp_path, "src/comity/attic/boxes/old.py")
    assert undeclared(tmp_path) == [
        "attic: no contract for its files",
        "gone: a contract for a room that does not exist",
    ]
    assert unprotected(tmp_path) == ["comity.people.forms"]
    assert without_init(tmp_path) == ["src/comity/attic/boxes"]
    assert silent(tmp_path) == ["attic: 0 lines"]
