"""Every act that changes something: who gets what answer to its POST, and whether the row changed."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from comity.pages import actions
from tests.faults.acts import ACTS
from tests.faults.world import JSON, Act, World
from tests.house.matrix import Asker, meaning, signed_in, undone

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,  # what is asked here is the same on every database
    pytest.mark.filterwarnings(
        "ignore::django.utils.deprecation.RemovedInDjango2028Warning",  # how Wagtail sends its mails
        # Wagtail leaves the temporary files of its small pictures to the garbage collector.
        "ignore::ResourceWarning",
        "ignore::pytest.PytestUnraisableExceptionWarning",
    ),
]

# `done`: it happened. Everything else: it did not. `less`: something smaller did, a draft was kept, say.
# `unseen`: as if it did not exist. `nothing`: a page that says why not. Without second factor an office gets
# the last column, unless the page is not for it at all.
ANSWERS = """
act                              | visitor | no office | reviewer      | editor  | administrator | no factor
create a draft                   | sign in | unseen    | done          | done    | done          | factor
create a page and publish it     | sign in | unseen    | less          | done    | done          | factor
create a section                 | sign in | unseen    | done          | done    | done          | factor
create a page above home         | sign in | unseen    | refused       | refused | refused       | factor
edit                             | sign in | unseen    | done          | done    | done          | factor
edit and publish                 | sign in | unseen    | less          | done    | done          | factor
edit what is locked              | sign in | unseen    | less          | less    | less          | factor
publish a draft                  | sign in | unseen    | less          | done    | done          | factor
schedule                         | sign in | unseen    | less          | done    | done          | factor
unschedule                       | sign in | unseen    | refused       | done    | done          | factor
unpublish                        | sign in | unseen    | refused       | done    | done          | factor
delete                           | sign in | unseen    | refused       | done    | done          | factor
delete somebody's draft          | sign in | unseen    | refused       | done    | done          | factor
delete a section                 | sign in | unseen    | refused       | done    | done          | factor
delete home                      | sign in | unseen    | refused       | refused | refused       | factor
delete home among several        | sign in | unseen    | nothing       | nothing | nothing       | factor
delete home by the API           | sign in | unseen    | refused       | refused | refused       | factor
unpublish home                   | sign in | unseen    | refused       | refused | refused       | factor
unpublish home among several     | sign in | unseen    | nothing       | nothing | nothing       | factor
move                             | sign in | unseen    | refused       | done    | done          | factor
put in another place             | sign in | unseen    | refused       | done    | done          | factor
copy                             | sign in | unseen    | done          | done    | done          | factor
copy into the live pages         | sign in | unseen    | less          | done    | done          | factor
duplicate                        | sign in | unseen    | done          | done    | done          | factor
duplicate a section              | sign in | unseen    | refused       | refused | refused       | factor
lock                             | sign in | unseen    | refused       | done    | done          | factor
unlock somebody's lock           | sign in | unseen    | refused       | done    | done          | factor
make private                     | sign in | unseen    | refused       | nothing | nothing       | factor
make private by password         | sign in | unseen    | refused       | nothing | nothing       | factor
unpublish by the API             | sign in | unseen    | refused       | done    | done          | factor
delete by the API                | sign in | unseen    | refused       | done    | done          | factor
copy by the API                  | sign in | unseen    | refused       | done    | done          | factor
create_alias by the API          | sign in | unseen    | refused       | done    | done          | factor
publish a draft by the API       | sign in | unseen    | refused       | done    | done          | factor
move by the API                  | sign in | unseen    | refused       | done    | done          | factor
restore an older text by the API | sign in | unseen    | done          | done    | done          | factor
publish several                  | sign in | unseen    | nothing       | done    | done          | factor
unpublish several                | sign in | unseen    | nothing       | done    | done          | factor
delete several                   | sign in | unseen    | nothing       | done    | done          | factor
move several                     | sign in | unseen    | nothing       | done    | done          | factor
submit                           | sign in | unseen    | done          | done    | done          | factor
approve                          | sign in | unseen    | done          | done    | done          | factor
reject                           | sign in | unseen    | done          | done    | done          | factor
approve what one submitted       | sign in | unseen    | refused       | done    | done          | factor
approve one's own while editing  | sign in | unseen    | less          | done    | done          | factor
cancel a submission of somebody  | sign in | unseen    | done          | done    | done          | factor
add a workflow                   | sign in | unseen    | refused       | refused | refused       | factor
disable the workflow             | sign in | unseen    | refused       | refused | refused       | factor
take the workflow off            | sign in | unseen    | refused       | refused | refused       | factor
add a task                       | sign in | unseen    | refused       | refused | refused       | factor
change who approves              | sign in | unseen    | refused       | refused | refused       | factor
disable the task                 | sign in | unseen    | refused       | refused | refused       | factor
add a task while choosing        | sign in | unseen    | nothing       | nothing | nothing       | factor
add a menu                       | sign in | unseen    | refused       | done    | done          | factor
change a menu                    | sign in | unseen    | refused       | done    | done          | factor
delete a menu                    | sign in | unseen    | refused       | done    | done          | factor
add a redirect                   | sign in | unseen    | refused       | done    | done          | factor
change a redirect                | sign in | unseen    | refused       | done    | done          | factor
delete a redirect                | sign in | unseen    | refused       | done    | done          | factor
import redirects                 | sign in | unseen    | refused       | nothing | nothing       | factor
add a topic                      | sign in | unseen    | refused       | done    | done          | factor
change a topic                   | sign in | unseen    | refused       | done    | done          | factor
delete a topic                   | sign in | unseen    | refused       | done    | done          | factor
add a topic while choosing       | sign in | unseen    | refused       | error   | error         | factor
delete several topics            | sign in | unseen    | nothing       | done    | done          | factor
add an author                    | sign in | unseen    | refused       | done    | done          | factor
change an author                 | sign in | unseen    | refused       | done    | done          | factor
delete an author                 | sign in | unseen    | refused       | done    | done          | factor
add an author while choosing     | sign in | unseen    | refused       | error   | error         | factor
delete several authors           | sign in | unseen    | nothing       | done    | done          | factor
add a picture                    | sign in | unseen    | done          | done    | done          | factor
add several pictures             | refused | unseen    | done          | done    | done          | factor
add a picture while choosing     | sign in | unseen    | done          | done    | done          | factor
change a picture                 | sign in | unseen    | refused       | done    | done          | factor
change a picture of one's own    | sign in | unseen    | done          | done    | done          | factor
delete a picture of one's own    | sign in | unseen    | done          | done    | done          | factor
delete a picture                 | sign in | unseen    | refused       | done    | done          | factor
delete one of several            | refused | unseen    | refused       | done    | done          | factor
delete several pictures          | sign in | unseen    | nothing       | done    | done          | factor
add a file                       | sign in | unseen    | done          | done    | done          | factor
add a file while choosing        | sign in | unseen    | done          | done    | done          | factor
change a file                    | sign in | unseen    | refused       | done    | done          | factor
delete a file of one's own       | sign in | unseen    | done          | done    | done          | factor
delete a file                    | sign in | unseen    | refused       | done    | done          | factor
delete several files             | sign in | unseen    | nothing       | done    | done          | factor
add a collection                 | sign in | unseen    | refused       | refused | refused       | factor
rename a collection              | sign in | unseen    | refused       | refused | refused       | factor
delete a collection              | sign in | unseen    | absent        | absent  | absent        | factor
make a collection private        | sign in | unseen    | refused       | refused | refused       | factor
add an account in the CMS        | sign in | unseen    | refused       | refused | refused       | refused
change an account in the CMS     | sign in | unseen    | refused       | refused | refused       | refused
delete an account in the CMS     | sign in | unseen    | refused       | refused | refused       | refused
delete several accounts          | sign in | unseen    | refused       | refused | refused       | refused
give several accounts a role     | sign in | unseen    | refused       | refused | refused       | refused
add a group                      | sign in | unseen    | refused       | refused | refused       | refused
change a group                   | sign in | unseen    | refused       | refused | refused       | refused
delete a group                   | sign in | unseen    | refused       | refused | refused       | refused
add a site                       | sign in | unseen    | refused       | refused | refused       | factor
change the site                  | sign in | unseen    | refused       | refused | refused       | factor
delete the site                  | sign in | unseen    | refused       | refused | refused       | factor
change one's address in the CMS  | sign in | unseen    | less          | less    | less          | factor
save the profile                 | sign in | unseen    | unseen        | unseen  | done          | factor
word the profile in Spanish      | sign in | unseen    | unseen        | unseen  | done          | factor
give an office at the desk       | sign in | unseen    | unseen        | unseen  | no verb       | factor
post to the desk                 | sign in | no verb   | no verb       | no verb | no verb       | no verb
end somebody's sign-in           | sign in | absent    | absent        | absent  | absent        | absent
choose one's language            | sign in | done      | done          | done    | done          | done
"""
_WRITES = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
_SHORT = {
    "not visible": "unseen",
    "second factor": "factor",
    "nothing here": "absent",
}
_ASIDE = {"django_session", "cache"}  # that somebody was here is no act


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    yield
    gc.collect()


def table() -> dict[str, dict[str, str]]:
    """Return for each act who gets what."""
    head, *lines = [
        [cell.strip() for cell in line.split("|")] for line in ANSWERS.strip("\n").splitlines() if line
    ]
    return {name: dict(zip(head[1:], cells, strict=True)) for name, *cells in lines}


def promised(act: Act, asker: Asker) -> str:
    """Return what the table says."""
    row = ROWS[act.name]
    column = asker.offices[0] if asker.offices else asker.name
    return row[column] if asker.second_factor or row[column] == "unseen" else row["no factor"]


ROWS = table()


@contextmanager
def written() -> Iterator[set[str]]:
    """Collect the tables that are written to and not taken back."""
    levels: list[set[str]] = [set()]

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SAVEPOINT"):
            levels.append(set())
        elif sql.startswith("ROLLBACK TO"):
            levels[-1].clear()
        elif sql.startswith("RELEASE"):
            inner = levels.pop()
            levels[-1].update(inner)
        levels[-1].update(set(_WRITES.findall(sql)) - _ASIDE)
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(look):
        yield levels[0]


def posted(act: Act, asker: Asker, world: World) -> HttpResponse:
    """Send what the act sends."""
    address, headers = act.address.format(**world.numbers()), dict(act.headers)
    kind = {"content_type": headers.pop("Content-Type")} if act.headers is JSON else {}
    return asker.client.post(address, act.form(world), headers=headers, **kind)


def outcome(act: Act, asker: Asker, world: World) -> str:
    """Do it, take it back, and return in a word what came of it."""
    with undone(asker.client):
        act.first(world, asker.account)
        before = act.kept(world)
        with written() as tables:
            response = posted(act, asker, world)
        answer = "no verb" if response.status_code == 405 else meaning(response, act.address)
        answer = _SHORT.get(answer, answer)
        if act.kept(world) != before:
            return "done" if answer == "open" else f"done, and yet {answer}"
        if answer != "open":
            return f"{answer}, less" if tables else answer
        return "less" if tables else "nothing"


def wrong(asker: Asker, world: World, acts: tuple[Act, ...] = ACTS) -> list[str]:
    """Return the acts that end otherwise for somebody than the table says."""
    ends = [(act, outcome(act, asker, world), promised(act, asker)) for act in acts]
    return [f"{act.name}: {end!r}, not {due!r}" for act, end, due in ends if end != due]


def test_every_act_has_its_row() -> None:
    assert [act.name for act in ACTS] == list(ROWS)


@pytest.mark.parametrize("second_factor", [True, False], ids=["", "no factor"])
@pytest.mark.parametrize("office", ["reviewer", "editor", "administrator"])
def test_an_office_does_what_it_may_and_nothing_else(office: str, second_factor: bool) -> None:
    world, asker = World(), signed_in(office, office, second_factor=second_factor)
    asker.client.raise_request_exception = False
    assert wrong(asker, world) == []


@pytest.mark.parametrize("name", ["visitor", "no office"])
def test_whoever_has_no_office_changes_nothing(name: str) -> None:
    world = World()
    assert wrong(Asker(name, Client()) if name == "visitor" else signed_in(name), world) == []


def test_the_table_bites(monkeypatch: pytest.MonkeyPatch) -> None:
    world, asker = World(), signed_in("reviewer", "reviewer")
    more = {**actions._PAGE_RIGHTS, "reviewer": actions._PAGE_RIGHTS["editor"]}
    monkeypatch.setattr(actions, "_PAGE_RIGHTS", more)
    actions.grant_offices()
    some = tuple(act for act in ACTS if act.name in {"unpublish", "move", "delete a picture"})
    assert wrong(asker, world, some) == ["unpublish: 'done', not 'refused'", "move: 'done', not 'refused'"]
