"""Nothing lies about: no paths of one machine, no notes to self, no silent skips, no mocks."""

import ast
import re
from pathlib import Path

from tests.house import tree

# Written so that this file does not find itself.
MACHINE = re.compile(r"(?<![\w.:/-])/(?:home|Users|root|work|tmp)/\w")
NOTE = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b")
TEXT = {"", *".cfg .css .html .js .md .po .py .sh .svg .toml .txt .xml .yaml .yml".split()}
# An exception names its rule and says why. A002 says it by itself: an overridden method keeps its names.
SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b")
EXPLAINED = re.compile(
    r"#\s*(?:noqa:\s*(?:A002|[A-Z]+\d+(?:,\s*[A-Z]+\d+)*\W+\w+ \S+)"
    r"|type:\s*ignore\[[\w, -]+\]\s*#\s*\w\S* \S+)"
)
MOCKS = {"mock", "pytest_mock", "unittest.mock"}


def lines_like(pattern: re.Pattern[str], root: Path) -> list[str]:
    """Return the lines of all our text files that match."""
    return [
        f"{tree.shown(path, root)}:{number}"
        for path in tree.files(root)
        if path.suffix in TEXT
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def silent_exceptions(root: Path) -> list[str]:
    """Return the lines of the package that switch a rule off without saying why."""
    silenced = lines_like(SILENCED, root / "src")
    explained = set(lines_like(EXPLAINED, root / "src"))
    return [line for line in silenced if line not in explained]


def silent_skips(root: Path) -> list[str]:
    """Return the skipped and expected-to-fail tests that do not say why."""
    found = []
    for path in tree.python(root, "tests"):
        decorated = [
            mark
            for node in ast.walk(tree.syntax(path))
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            for mark in node.decorator_list
        ]
        bare = [
            mark
            for mark in decorated
            if re.fullmatch(r"pytest\.mark\.(skip|skipif|xfail)", ast.unparse(mark))
        ]
        for node in ast.walk(tree.syntax(path)):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func)
            reasons = [word.value for word in node.keywords if word.arg in {"reason", "msg"}]
            if name in {"pytest.skip", "pytest.xfail", "pytest.mark.skip"}:
                reasons += node.args
            if re.fullmatch(r"pytest\.(mark\.)?(skip|skipif|xfail|importorskip)", name) and not any(
                map(speaks, reasons)
            ):
                bare.append(node)
        found += [f"{tree.shown(path, root)}:{node.lineno}" for node in bare]
    return found


def speaks(reason: ast.expr) -> bool:
    """Say whether a reason is more than an empty text."""
    return not (isinstance(reason, ast.Constant) and not str(reason.value).strip())


def mocks(root: Path) -> list[str]:
    """Return the tests that put a mock in the place of the real thing."""
    found = []
    for path in tree.python(root, "tests"):
        for node in ast.walk(tree.syntax(path)):
            if isinstance(node, ast.ImportFrom):
                modules = {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
            elif isinstance(node, ast.Import):
                modules = {alias.name for alias in node.names}
            elif isinstance(node, ast.FunctionDef):
                modules = {"mock"} if "mocker" in {argument.arg for argument in node.args.args} else set()
            else:
                continue
            if modules & MOCKS:
                found.append(f"{tree.shown(path, root)}:{node.lineno}")
    return found


def test_no_path_of_one_machine() -> None:
    assert lines_like(MACHINE, tree.ROOT) == []


def test_no_notes_to_self() -> None:
    assert lines_like(NOTE, tree.ROOT) == []


def test_every_skip_says_why() -> None:
    assert silent_skips(tree.ROOT) == []


def test_every_exception_to_a_rule_says_why() -> None:
    assert silent_exceptions(tree.ROOT) == []


def test_no_mocks() -> None:
    assert mocks(tree.ROOT) == []


def test_what_lies_about_is_found(tmp_path: Path) -> None:
    tree.put(
        tmp_path,
        "docs/running.md",
        "Fine: /var/lib/comity, example.org/home/x\nNot fine: /ho" + "me/ann/comity\n",
    )
    tree.put(tmp_path, "run", "# TO" + "DO later\n")
    assert lines_like(MACHINE, tmp_path) == ["docs/running.md:2"]
    assert lines_like(NOTE, tmp_path) == ["run:1"]


def test_silent_exceptions_are_found(tmp_path: Path) -> None:
    tree.put(
        tmp_path,
        "src/comity/people/rules.py",
        "a = 1  # noqa\n"
        "b = 1  # noqa: S308\n"
        "c = 1  # noqa: S308, E501 - the template escapes it\n"
        "d = 1  # type: ignore[attr-defined]\n"
        "e = 1  # type: ignore[attr-defined]  # Django's own name\n"
        "def f(type): ...  # noqa: A002\n",
    )
    assert [line.rpartition(":")[2] for line in silent_exceptions(tmp_path)] == ["1", "2", "4"]


def test_silent_skips_and_mocks_are_found(tmp_path: Path) -> None:
    tree.put(
        tmp_path,
        "tests/people/test_rules.py",
        "import pytest\n"
        "from unittest import mock\n"
        "@pytest.mark.skip\n"
        "def test_a(mocker): pytest.skip('PostgreSQL does not answer')\n"
        "@pytest.mark.skipif(True, reason='')\n"
        "def test_b(): pytest.skip()\n"
        "@pytest.mark.xfail(reason='a known limit')\n"
        "def test_c(): ...\n",
    )
    assert sorted(silent_skips(tmp_path)) == [f"tests/people/test_rules.py:{line}" for line in (3, 5, 6)]
    assert sorted(mocks(tmp_path)) == [f"tests/people/test_rules.py:{line}" for line in (2, 4)]
