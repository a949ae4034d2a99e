"""Rows with people in them are read through their guard: our code takes none of the ways around it.

Django itself reads the row behind a foreign key through `_base_manager`, which has no guard. That is meant:
whoever may see a row may see what it points to. Code that names it would read whatever it likes.
"""

import ast
import re
from pathlib import Path

from tests.house import tree

BESIDE = re.compile(r"\b_?base_manager(?:_name)?\b")
# Made by hand, these read any table. As the base of a class, or in a type, they are fine.
PLAIN = {"Manager", "QuerySet", "RawQuerySet", "RawSQL", "Query"}
# SQL of one's own, where no rows of people are read.
CURSORS = {"src/comity/config/health.py"}


def ways_around(root: Path) -> list[str]:
    """Return the places that read past a guard."""
    found = []
    for path in tree.files(root, ".py", below="src"):
        name = tree.shown(path, root)
        if "migrations" in path.parts:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if BESIDE.search(line):
                found.append(f"{name}:{number} base manager")
        calls = [node for node in ast.walk(tree.syntax(path)) if isinstance(node, ast.Call)]
        for call in calls:
            made = ast.unparse(call.func).rpartition(".")[2].partition("[")[0]
            if made in PLAIN or (made == "cursor" and name not in CURSORS):
                found.append(f"{name}:{call.lineno} {made}")
    return sorted(found)


def test_our_code_reads_no_rows_past_their_guard() -> None:
    assert ways_around(tree.ROOT) == []


def test_the_wall_bites_on_a_small_tree(tmp_path: Path) -> None:
    bad = {
        "one": "Person._base_manager.all()\n",
        "two": "getattr(Person, '_base_manager').all()\n",
        "three": "class Meta:\n    base_manager_name = 'objects'\n",
        "four": "models.QuerySet(Person)\n",
        "five": "plain = models.Manager[Person]()\n",
        "six": "with connection.cursor() as cursor:\n    pass\n",
        "fine": "class Rows(models.QuerySet['Person']): ...\nlog: models.Manager[Any] = rows\n",
    }
    for name, text in bad.items():
        tree.put(tmp_path, f"src/comity/people/{name}.py", text)
    tree.put(tmp_path, "src/comity/people/migrations/0001_first.py", "objects = models.Manager()\n")
    assert ways_around(tmp_path) == [
        "src/comity/people/five.py:1 Manager",
        "src/comity/people/four.py:1 QuerySet",
        "src/comity/people/one.py:1 base manager",
        "src/comity/people/six.py:1 cursor",
        "src/comity/people/three.py:2 base manager",
        "src/comity/people/two.py:1 base manager",
    ]
