"""Where things are in this repository. Every function takes the root it should look at."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

# Written by machines or kept out of the repository.
_NOT_OURS = {"__pycache__", "node_modules", "vendor"}
_NOT_OURS_AT_THE_TOP = {"build", "data", "demo-data", "dist", "test-results"}
_DOTTED_BUT_OURS = {".ci", ".gitignore", ".python-version"}


def source(root: Path = ROOT) -> Path:
    """Return the folder of the package."""
    return root / "src" / "comity"


def rooms(root: Path = ROOT) -> list[str]:
    """Return the names of the rooms that the tree has: the folders of the package with Python in them."""
    folders = (path for path in source(root).iterdir() if path.is_dir() and path.name != "__pycache__")
    return sorted(path.name for path in folders if any(path.rglob("*.py")))


def files(root: Path = ROOT, *suffixes: str, below: str = "") -> Iterator[Path]:
    """Yield our own files below a folder, in order; with `suffixes`, only those that end so."""
    for path in sorted((root / below).iterdir() if (root / below).is_dir() else []):
        if path.name in _NOT_OURS or (not below and path.name in _NOT_OURS_AT_THE_TOP):
            continue
        if path.name.startswith(".") and path.name not in _DOTTED_BUT_OURS:
            continue
        if path.is_dir():
            yield from files(root, *suffixes, below=str(path.relative_to(root)))
        elif not suffixes or path.suffix in suffixes:
            yield path


def python(root: Path = ROOT, *below: str) -> Iterator[Path]:
    """Yield our Python files, without migrations: those are written by Django."""
    for folder in below or ("src", "tests", "bench"):
        yield from (path for path in files(root, ".py", below=folder) if "migrations" not in path.parts)


def templates(root: Path = ROOT) -> Iterator[Path]:
    """Yield the templates of all rooms."""
    for path in files(root, ".html", ".txt", ".xml", below="src"):
        if "templates" in path.parts:
            yield path


def room_of(path: Path, root: Path = ROOT) -> str:
    """Return the room that a file of the package lies in."""
    return path.relative_to(source(root)).parts[0]


@cache
def syntax(path: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def project(root: Path = ROOT) -> dict[str, Any]:
    """Return what pyproject.toml says."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def contracts(root: Path = ROOT) -> list[dict[str, Any]]:
    """Return the import contracts."""
    found: list[dict[str, Any]] = project(root)["tool"]["importlinter"]["contracts"]
    return found


def storeys(root: Path = ROOT) -> list[set[str]]:
    """Return the rooms storey by storey, from the ground floor up."""
    layers = next(c["layers"] for c in contracts(root) if c.get("containers") == ["comity"])
    return [{name.strip(" ()") for name in layer.split("|")} for layer in reversed(layers)]


def floors(root: Path = ROOT) -> dict[str, int]:
    """Return the storey of every room, kernel being 0."""
    return {room: floor for floor, names in enumerate(storeys(root)) for room in names}


def put(root: Path, path: str, text: str = "") -> Path:
    """Write a small bad example for a test, and the folders it needs."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


def shown(path: Path, root: Path = ROOT) -> str:
    """Return a path as a complaint shows it."""
    return path.relative_to(root).as_posix()
