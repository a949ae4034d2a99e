"""Style sheets work in both directions of writing and ask nobody else for anything."""

import re
from pathlib import Path

from tests.house import tree

PHYSICAL = re.compile(
    r"(?:^|[\s;{])(?:(?:margin|padding)-(?:left|right|top|bottom)|border-(?:left|right|top|bottom)(?:-[a-z]+)?"
    r"|(?:left|right)|float\s*:\s*(?:left|right)|text-align\s*:\s*(?:left|right))\s*[:;]",
    re.MULTILINE,
)
ELSEWHERE = re.compile(r"@import\b|url\(\s*[\"']?(?:https?:)?//")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def sheets(root: Path) -> list[Path]:
    """Return our own style sheets."""
    return list(tree.files(root, ".css", below="src"))


def physical(root: Path) -> list[str]:
    """Return the sides that stay where they are when the writing turns round."""
    return [
        f"{tree.shown(path, root)}: {hit.group().strip()}"
        for path in sheets(root)
        for hit in PHYSICAL.finditer(COMMENT.sub("", path.read_text(encoding="utf-8")))
    ]


def elsewhere(root: Path) -> list[str]:
    """Return the style sheets that load something from another sheet or host."""
    return [
        tree.shown(path, root) for path in sheets(root) if ELSEWHERE.search(path.read_text(encoding="utf-8"))
    ]


def test_style_sheets_use_logical_properties() -> None:
    assert sheets(tree.ROOT)
    assert physical(tree.ROOT) == []


def test_style_sheets_load_nothing_from_elsewhere() -> None:
    assert elsewhere(tree.ROOT) == []


def test_the_walls_bite_on_a_small_tree(tmp_path: Path) -> None:
    tree.put(
        tmp_path,
        "src/comity/ui/static/ui/css/a.css",
        "/* margin-left: no */ p { margin-left: 1px; inset-inline-start: 0; right: 0 }\n"
        "q { text-align: left; border-right-width: 1px; background: url(//example.org/a.png) }",
    )
    tree.put(
        tmp_path, "src/comity/ui/static/ui/css/b.css", "p { margin-inline-start: 1px; text-align: start }"
    )
    assert [line.partition(": ")[2] for line in physical(tmp_path)] == [
        "margin-left:",
        "right:",
        "text-align: left;",
        "border-right-width:",
    ]
    assert elsewhere(tmp_path) == ["src/comity/ui/static/ui/css/a.css"]
