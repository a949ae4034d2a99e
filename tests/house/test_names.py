"""Names come from docs/words.md: one meaning, one word, and no drawers where anything fits."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

from django.apps import apps

from tests.house import tree

DRAWERS = set(
    "common data functions helper helpers lib manager managers misc miscellaneous shared stuff tools util "
    "utils utilities various".split()
)
BANNED = set("data entity handle helper info item manager object process util utils".split())

# Functions that a framework calls by name, and where it does.
CALLED_BY_NAME = {
    "handle": "Django calls it on a management command",
    "process_view": "Django calls it on a middleware",
    "process_exception": "Django calls it on a middleware",
    "process_template_response": "Django calls it on a middleware",
    **dict.fromkeys(dir(HTMLParser), "Python calls it on a reader of HTML"),
}


def drawers(root: Path) -> list[str]:
    """Return the files and folders whose name says nothing about what is inside."""
    found = {
        tree.shown(part, root)
        for path in tree.python(root)
        for part in (path, *path.parents)
        if part.stem.removeprefix("test_") in DRAWERS and root in part.parents
    }
    return sorted(found)


def parts(name: str) -> list[str]:
    """Split a name in camel case or with underscores into lower-case words."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name)]


def bases(node: ast.ClassDef) -> list[str]:
    """Return the last words of what a class is built on."""
    heads = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
    heads = [head.func if isinstance(head, ast.Call) else head for head in heads]
    names = [head.attr if isinstance(head, ast.Attribute) else getattr(head, "id", "") for head in heads]
    # `Manager.from_queryset(…)` makes a manager: look one step to the left.
    return [
        getattr(head.value, "id", getattr(head.value, "attr", ""))
        if name == "from_queryset" and isinstance(head, ast.Attribute)
        else name
        for head, name in zip(heads, names, strict=True)
    ]


def is_djangos_manager(node: ast.ClassDef) -> bool:
    """Django's own word for the door to a table: a class may bear it when it is built on one."""
    return any(base.endswith("Manager") for base in bases(node))


def banned_names(root: Path) -> list[str]:
    """Return classes and functions named with words that say nothing."""
    found = []
    for path in tree.python(root, "src"):
        for node in ast.walk(tree.syntax(path)):
            where = f"{tree.shown(path, root)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.ClassDef):
                allowed = {"manager"} if is_djangos_manager(node) else set()
                if set(parts(node.name)) & BANNED - allowed:
                    found.append(f"{where} {node.name}")
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                vague = node.name.lstrip("_").split("_")[0] in {"process", "handle"}
                if vague and node.name not in CALLED_BY_NAME and path.stem != "receivers":
                    found.append(f"{where} {node.name}")
    return found


def table(text: str, heading: str) -> dict[str, str]:
    """Return the words under a heading of docs/words.md with the room that owns each."""
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line[:1] == "|"
    ]
    return {word.strip(): row[-1] for row in rows[2:] for word in row[0].split(",")}


def unknown_models(names: list[tuple[str, str]], words: dict[str, str]) -> list[str]:
    """Return the models, given as room and name, whose name is no word of that room.

    `ArticlePage` is an article. A row that ties two things together is named after both (`ArticleTopic`).
    """
    plain = {word.replace("-", " "): room for word, room in words.items()}
    found = []
    for room, name in names:
        word = " ".join(parts(name))
        own = room in {plain.get(word), plain.get(word.removesuffix(" page"))}
        if not own and not (" " in word and all(part in plain for part in word.split())):
            found.append(f"{room}.{name}: no word {word!r} of the room {room}")
    return found


def our_models() -> list[tuple[str, str]]:
    """Return room and name of every model that somebody wrote."""
    return [
        (model._meta.app_label, model.__name__)
        for model in apps.get_models()
        if model.__module__.startswith("comity.")
    ]


def words() -> str:
    """Return docs/words.md."""
    return (tree.ROOT / "docs" / "words.md").read_text(encoding="utf-8")


def test_no_drawers() -> None:
    assert drawers(tree.ROOT) == []


def test_classes_and_functions_say_what_they_are() -> None:
    assert banned_names(tree.ROOT) == []


def test_every_model_is_a_word_of_its_room() -> None:
    assert our_models()
    assert unknown_models(our_models(), table(words(), "In use")) == []


def test_words_in_use_belong_to_rooms_that_exist() -> None:
    used = table(words(), "In use")
    assert used
    assert set(used.values()) <= {*tree.rooms(), "every room"}


def test_a_word_has_one_meaning() -> None:
    assert set(table(words(), "In use")) & set(table(words(), "Reserved")) == set()


def test_the_walls_bite_on_a_small_tree(tmp_path: Path) -> None:
    tree.put(tmp_path, "src/comity/people/utils.py")
    tree.put(tmp_path, "src/comity/people/common/trees.py")
    tree.put(tmp_path, "tests/people/test_helpers.py")
    tree.put(
        tmp_path,
        "src/comity/people/models.py",
        "class PersonInfo: ...\n"
        "class PersonManager(models.Manager[Person]): ...\n"
        "class SeatManager(Manager.from_queryset(Seats)): ...\n"
        "class MailManager: ...\n"
        "class Handler: ...\n"
        "def process_person(): ...\n"
        "def process_view(): ...\n",
    )
    assert drawers(tmp_path) == [
        "src/comity/people/common",
        "src/comity/people/utils.py",
        "tests/people/test_helpers.py",
    ]
    assert [line.split()[-1] for line in banned_names(tmp_path)] == [
        "PersonInfo",
        "MailManager",
        "process_person",
    ]


def test_a_model_without_a_word_is_found() -> None:
    rows = "| word | meaning | room |\n|---|---|---|\n| person, mandate, sign-in | … | people |\n"
    rows += "| topic | … | pages |\n"
    text = f"\n## In use\n{rows}\n## Reserved\n"
    fine = [("people", "Person"), ("people", "SignIn"), ("pages", "TopicPage"), ("pages", "PersonTopic")]
    found = unknown_models([*fine, ("people", "Dossier"), ("pages", "Mandate")], table(text, "In use"))
    assert found == [
        "people.Dossier: no word 'dossier' of the room people",
        "pages.Mandate: no word 'mandate' of the room pages",
    ]
