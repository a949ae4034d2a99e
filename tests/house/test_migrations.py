"""Migrations say what they do, and do not carry the editor's list of blocks along."""

import ast
import re
from pathlib import Path

from tests.house import tree

NAME = re.compile(r"\d{4}_(?!auto_)[a-z][a-z0-9_]*")


def migrations(root: Path) -> list[Path]:
    """Return the migration files of all rooms."""
    return [
        p
        for p in tree.files(root, ".py", below="src")
        if p.parent.name == "migrations" and p.stem != "__init__"
    ]


def unnamed(root: Path) -> list[str]:
    """Return the migrations without a name of their own."""
    return [tree.shown(path, root) for path in migrations(root) if not NAME.fullmatch(path.stem)]


def with_blocks(root: Path) -> list[str]:
    """Return the migrations with a StreamField's blocks inside: every new block would ask for another one."""
    found = []
    for path in migrations(root):
        for node in ast.walk(tree.syntax(path)):
            if not isinstance(node, ast.Call) or not ast.unparse(node.func).endswith("StreamField"):
                continue
            lists = [
                *node.args,
                *(word.value for word in node.keywords if word.arg in {"block_lookup", "block_types"}),
            ]
            if any(
                isinstance(value, ast.List | ast.Tuple | ast.Dict) and len(ast.unparse(value)) > 2
                for value in lists
            ):
                found.append(f"{tree.shown(path, root)}:{node.lineno}")
    return found


def test_migrations_have_names() -> None:
    assert migrations(tree.ROOT)
    assert unnamed(tree.ROOT) == []


def test_block_lists_stay_out_of_migrations() -> None:
    assert with_blocks(tree.ROOT) == []


def test_the_walls_bite_on_a_small_tree(tmp_path: Path) -> None:
    folder = "src/comity/pages/migrations/"
    tree.put(tmp_path, folder + "0001_first_pages.py", "a = StreamField([], block_lookup={}, blank=True)\n")
    tree.put(tmp_path, folder + "0002_auto_20260101_1200.py")
    tree.put(
        tmp_path, folder + "0003_body.py", "a = wagtail.fields.StreamField([('text', 0)], block_lookup={})\n"
    )
    tree.put(tmp_path, folder + "0004_more.py", "a = StreamField([], block_lookup={0: ('x', (), {})})\n")
    assert unnamed(tmp_path) == [folder + "0002_auto_20260101_1200.py"]
    assert with_blocks(tmp_path) == [folder + "0003_body.py:1", folder + "0004_more.py:1"]
