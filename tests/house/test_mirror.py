"""Tests mirror the code: whoever opens a module knows where its tests are, and the other way round."""

from pathlib import Path

from tests.house import tree

# Folders of tests that follow something other than one module.
APART = {"browser", "factories", "faults", "house", "stories"}
BEHAVIOUR = set(
    "actions adapters api emails forms jobs kinds middleware panels queries receivers rules states tasks "
    "views".split()
)
# Rooms where every module has its tests: what they promise, all others build on.
WHOLE = {"config", "kernel", "server"}
# Modules that only declare; what they declare is tested where it takes effect.
DECLARATIONS = {"__init__", "__main__", "apps", "settings", "urls", "wsgi"}


def homeless_tests(root: Path) -> list[str]:
    """Return the test files that name no module of their room."""
    found = []
    for folder in sorted(path for path in (root / "tests").iterdir() if path.is_dir()):
        if folder.name in APART or folder.name.startswith(("_", ".")):
            continue
        found += [
            tree.shown(path, root)
            for path in sorted(folder.rglob("test_*.py"))
            if not mirrored(
                tree.source(root) / path.parent.relative_to(root / "tests"), path.stem.removeprefix("test_")
            )
        ]
    return found


def mirrored(room: Path, name: str) -> bool:
    """Say whether a room has a module or package `name`, or `package_module`."""
    if (room / f"{name}.py").exists() or (room / name / "__init__.py").exists():
        return True
    return any(mirrored(room / head, tail) for head, tail in splits(name) if (room / head).is_dir())


def splits(name: str) -> list[tuple[str, str]]:
    """Return all ways to cut a name at an underscore."""
    words = name.split("_")
    return [("_".join(words[:at]), "_".join(words[at:])) for at in range(1, len(words))]


def untested_modules(root: Path) -> list[str]:
    """Return the modules with behaviour that have no test file of their name."""
    found = []
    for room in tree.rooms(root):
        for path in sorted((tree.source(root) / room).iterdir()):
            name = path.stem
            if path.suffix != ".py" and not (path / "__init__.py").exists():
                continue
            behaves = name in BEHAVIOUR or (
                room in WHOLE and name not in {*DECLARATIONS, "migrations", "templatetags"}
            )
            tests = root / "tests" / room
            if (
                behaves
                and not (tests / f"test_{name}.py").exists()
                and not list(tests.glob(f"test_{name}_*.py"))
            ):
                found.append(f"{tree.shown(path, root)}: no tests/{room}/test_{name}.py")
    return found


def test_every_test_file_mirrors_a_module() -> None:
    assert homeless_tests(tree.ROOT) == []


def test_every_module_with_behaviour_has_its_tests() -> None:
    assert untested_modules(tree.ROOT) == []


def test_the_walls_bite_on_a_small_tree(tmp_path: Path) -> None:
    tree.put(tmp_path, "src/comity/people/__init__.py")
    tree.put(tmp_path, "src/comity/people/actions.py")
    tree.put(tmp_path, "src/comity/people/kinds/__init__.py")
    tree.put(tmp_path, "src/comity/people/kinds/offices.py")
    tree.put(tmp_path, "src/comity/kernel/clock.py")
    tree.put(tmp_path, "src/comity/kernel/keys.py")
    tree.put(tmp_path, "tests/kernel/test_keys.py")
    tree.put(tmp_path, "tests/people/test_kinds_offices.py")
    tree.put(tmp_path, "tests/people/kinds/test_offices.py")
    tree.put(tmp_path, "tests/people/test_everything.py")
    tree.put(tmp_path, "tests/stories/test_a_life.py")
    assert homeless_tests(tmp_path) == ["tests/people/test_everything.py"]
    assert untested_modules(tmp_path) == [
        "src/comity/kernel/clock.py: no tests/kernel/test_clock.py",
        "src/comity/people/actions.py: no tests/people/test_actions.py",
    ]
