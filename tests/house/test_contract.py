"""The import contract holds on our tree, and breaks on a small tree that breaches each of its walls."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import tree

# One breach for each wall: the contract that must break, the file, what it says.
STOREYS, WAGTAIL = "Imports only go down", "Only pages and wagtail_hooks know Wagtail"
BREACHES = [
    ("Inside people", "people/utils.py", ""),
    (STOREYS, "attic/__init__.py", ""),
    (STOREYS, "organisation/queries.py", "def late():\n    from comity.people import models\n"),
    (STOREYS, "campaigns/rules.py", "from comity.mailbag import models\n"),
    ("Inside a room", "organisation/models.py", "from comity.organisation import actions\n"),
    ("No cycles", "pages/models/one.py", "from comity.pages.models import two\n"),
    ("Organisation keeps its views and forms", "demo/actions.py", "import comity.organisation.forms\n"),
    (WAGTAIL, "people/rules.py", "import wagtail.models\n"),
    ("The API stays at the door", "organisation/rules.py", "import ninja\n"),
    ("Only kernel.fetch goes out", "people/tasks.py", "import requests\n"),
]
QUIET = {
    "campaigns/__init__.py": "",
    "demo/__init__.py": "",
    "mailbag/__init__.py": "",
    "mailbag/models.py": "",
    "organisation/actions.py": "from comity.organisation import models\n",
    "organisation/forms.py": "",
    "organisation/wagtail_hooks.py": "import wagtail.admin\n",
    "pages/models/__init__.py": "import wagtail.models\n",
    "pages/models/two.py": "from comity.pages.models import one\n",
    "pages/models/one.py": "",
    "people/models.py": "import comity.organisation.models\n",
    "people/views.py": "import ninja\n",
    "kernel/fetch.py": "import http.client\n",
}


def lint(root: Path) -> tuple[set[str], str]:
    """Run the contract on a tree and return the names of the contracts that break, and all it said."""
    found = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    broken = set(re.findall(r"^(.+?) BROKEN", found.stdout, re.MULTILINE))
    assert (found.returncode == 0) == (not broken), found.stdout + found.stderr
    return broken, found.stdout


@pytest.fixture
def small_tree(tmp_path: Path) -> Path:
    """Return a tree with all rooms, empty but for a few imports that are allowed, under our own contract."""
    shutil.copy(tree.ROOT / "pyproject.toml", tmp_path)
    tree.put(tmp_path, "src/comity/__init__.py")
    for contract in tree.contracts():
        for container in contract.get("containers", []):
            tree.put(tmp_path, f"src/{container.replace('.', '/')}/__init__.py")
        for module in contract.get("protected_modules", []):
            tree.put(tmp_path, f"src/{module.replace('.', '/')}.py")
    for path, text in QUIET.items():
        tree.put(tmp_path, f"src/comity/{path}", text)
    return tmp_path


def test_our_tree_keeps_the_contract() -> None:
    broken, said = lint(tree.ROOT)
    assert broken == set(), said.partition("Broken contracts")[2]


def test_a_quiet_tree_keeps_the_contract(small_tree: Path) -> None:
    broken, said = lint(small_tree)
    assert broken == set(), said


def test_every_wall_bites(small_tree: Path) -> None:
    for _, path, text in BREACHES:
        tree.put(small_tree, f"src/comity/{path}", text)
    broken, said = lint(small_tree)
    assert broken >= {name for name, _, _ in BREACHES}
    for name, path, _ in BREACHES:
        module = path.removesuffix("/__init__.py").removesuffix(".py").rpartition("/")[2]
        assert f".{module}" in said.partition(f"\n{name}\n")[2], (name, module)


def order(layers: list[str]) -> list[list[str]]:
    """Return the names of each layer, sorted, without brackets."""
    return [sorted(name.strip(" ()") for name in re.split(r"[|:]", layer)) for layer in layers]


def added(contracts: list[dict[str, list[str]]], apart: set[str]) -> set[str]:
    """Return the names that rooms have beyond the common ones, as `room.name`."""
    common = next(order(c["layers"]) for c in contracts if c["name"] == "Inside a room")
    known = {name for layer in common for name in layer}
    return {
        f"{container.removeprefix('comity.')}.{name}"
        for contract in contracts
        for container in contract.get("containers", [])
        if container not in {"comity", *apart}
        for layer in order(contract["layers"])
        for name in layer
        if name not in known
    }


def strays(contracts: list[dict[str, list[str]]], apart: set[str]) -> list[str]:
    """Return the rooms whose own table changes the common order instead of only adding to it."""
    common = next(order(c["layers"]) for c in contracts if c["name"] == "Inside a room")
    known = {name for layer in common for name in layer}
    found = []
    for contract in contracts:
        containers = [c for c in contract.get("containers", []) if c not in {"comity", *apart}]
        kept = [[name for name in layer if name in known] for layer in order(contract.get("layers", []))]
        if containers and [layer for layer in kept if layer] != common:
            found += containers
    return found


APART = {f"comity.{room}" for room in ("config", "demo", "kernel", "server", "ui")}


def test_a_table_of_its_own_keeps_the_common_order() -> None:
    assert strays(tree.contracts(), APART) == []


def test_every_name_beyond_the_common_ones_is_explained() -> None:
    house = (tree.ROOT / "docs" / "house.md").read_text(encoding="utf-8")
    table = house.partition("### Names added to the contract")[2].partition("\n## ")[0]
    explained = set(re.findall(r"^\| `(\w+\.\w+)` \| \w.* \|$", table, re.MULTILINE))
    assert explained == added(tree.contracts(), APART)


def test_a_table_that_turns_the_order_round_is_found() -> None:
    common = {"name": "Inside a room", "containers": ["comity.people"], "layers": ["(views)", "(models)"]}
    more = {
        "name": "Inside pages",
        "containers": ["comity.pages"],
        "layers": ["(views) : (feeds)", "(models)"],
    }
    turned = {"name": "Inside giving", "containers": ["comity.giving"], "layers": ["(models)", "(views)"]}
    assert strays([common, more, turned], set()) == ["comity.giving"]
    assert added([common, more, turned], set()) == {"pages.feeds"}
