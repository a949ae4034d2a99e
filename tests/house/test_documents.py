"""Documents lead somewhere, decisions are numbered and short, and the README's commands exist."""

import re
from pathlib import Path

from tests.house import tree

LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
PARTS = ("**Context.**", "**Decision.**", "**Consequences.**")


def dead_links(root: Path) -> list[str]:
    """Return the links between our documents that lead nowhere."""
    return [
        f"{tree.shown(path, root)}: {target}"
        for path in tree.files(root, ".md")
        for target in LINK.findall(path.read_text(encoding="utf-8"))
        if "://" not in target and not (path.parent / target).exists()
    ]


def odd_decisions(root: Path) -> list[str]:
    """Return the decision records that are not numbered in order, miss a part or are too long."""
    found = []
    for number, path in enumerate(sorted((root / "docs" / "decisions").glob("*.md")), 1):
        text = path.read_text(encoding="utf-8")
        if not path.name.startswith(f"{number:04}-") or not text.startswith(f"# {number}. "):
            found.append(f"{path.name}: not number {number}")
        found += [f"{path.name}: no {part.strip('*.')}" for part in PARTS if part not in text]
        if len(text.splitlines()) > 25:
            found.append(f"{path.name}: more than 25 lines")
    return found


def test_links_between_documents_lead_somewhere() -> None:
    assert dead_links(tree.ROOT) == []


def test_decisions_are_numbered_and_short() -> None:
    assert len(list((tree.ROOT / "docs" / "decisions").glob("*.md"))) >= 10
    assert odd_decisions(tree.ROOT) == []


def test_every_task_the_documents_name_exists() -> None:
    tasks = set(re.findall(r"^\./run (\w+)", (tree.ROOT / "run").read_text(encoding="utf-8"), re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md", "docs/figures.md"):
        asked = re.findall(r"\./run (\w+)", (tree.ROOT / name).read_text(encoding="utf-8"))
        assert set(asked) <= tasks, name


def test_the_walls_bite_on_a_small_tree(tmp_path: Path) -> None:
    whole = "**Context.** a\n**Decision.** b\n**Consequences.** c\n"
    tree.put(
        tmp_path,
        "README.md",
        "[here](docs/there.md#part) [there](docs/gone.md) [web](https://example.org/x)\n",
    )
    tree.put(tmp_path, "docs/there.md")
    tree.put(tmp_path, "docs/decisions/0001-first.md", f"# 1. First\n{whole}")
    tree.put(tmp_path, "docs/decisions/0003-third.md", f"# 3. Third\n{whole}")
    tree.put(tmp_path, "docs/decisions/0004-fourth.md", "# 3. Fourth\n" + "**Context.**\n" * 25)
    assert dead_links(tmp_path) == ["README.md: docs/gone.md"]
    assert odd_decisions(tmp_path) == [
        "0003-third.md: not number 2",
        "0004-fourth.md: not number 3",
        "0004-fourth.md: no Decision",
        "0004-fourth.md: no Consequences",
        "0004-fourth.md: more than 25 lines",
    ]
