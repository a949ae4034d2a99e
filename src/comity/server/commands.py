"""The commands of the `comity` program. They parse, ask one module, and say what happened."""

import os
import sys
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from comity.server import directory
from comity.server.console import Refusal, is_terminal, refuse, say, warn, words_for

app = typer.Typer(
    name="comity",
    help="The home of a member-run organisation.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
)
_STOPPED = 130  # by Ctrl+C, as shells say it
user = typer.Typer(no_args_is_help=True, help="Accounts and their offices.")
app.add_typer(user, name="user")
imports = typer.Typer(no_args_is_help=True, help="What you bring from another system.")
app.add_typer(imports, name="import")

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="The data directory (or COMITY_DATA). Default: ./data"),
]
Bind = Annotated[str, typer.Option("--bind", metavar="HOST:PORT", help="Where to listen (or COMITY_BIND).")]
Offices = Annotated[
    list[str] | None,
    typer.Option("--office", help="administrator, editor or reviewer; may repeat."),
]


def _say_version(wanted: bool) -> None:
    if wanted:
        say(f"comity {version('comity')}")
        raise typer.Exit


@app.callback()
def comity(
    data: Data = None,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_say_version, is_eager=True, help="Say which version this is."),
    ] = False,
) -> None:
    """The home of a member-run organisation."""
    directory.point_to(data)


@app.command()
def init(
    *,
    data: Data = None,
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing: flags and defaults.")] = False,
    language: Annotated[
        str,
        typer.Option(help="First language: en, es, fr or ar. Comity's own words are English for now."),
    ] = "",
    name: Annotated[str, typer.Option(help="Name of the organisation.")] = "",
    address: Annotated[str, typer.Option(metavar="URL", help="Address of the site.")] = "",
    time_zone: Annotated[str, typer.Option(help="For example Europe/Lisbon.")] = "",
    email: Annotated[str, typer.Option(help="E-mail address of the administrator.")] = "",
    administrator: Annotated[str, typer.Option(help="Name of the administrator.")] = "",
) -> None:
    """Make a site, or bring an existing one up to date."""
    from comity.server import founding, questions

    directory.point_to(data)
    from comity.config import env

    answers = questions.checked(questions.Answers(language, name, address, time_zone, email, administrator))
    if not yes and not directory.has_settings(env.data):
        if not (sys.stdin.isatty() and is_terminal()):
            raise Refusal(
                "There is no terminal to ask questions in.", hint="Take the defaults: comity init --yes"
            )
        answers = questions.checked(questions.ask(answers))
    founding.prepare_directory(env.data, answers)
    link = founding.found(answers)
    founding.say_what_next(env.data, answers, link)


@app.command()
def serve(
    *,
    data: Data = None,
    bind: Bind = "",
    web_processes: Annotated[
        int | None, typer.Option("--processes", min=1, max=64, help="Or COMITY_WEB_PROCESSES.")
    ] = None,
) -> None:
    """Serve the site, and do its jobs."""
    from comity.server import serving

    directory.point_to(data)
    from comity.config import env

    directory.require(env.data)
    directory.hold(env.data)
    host, port = serving.address(bind or env.text("COMITY_BIND"))
    serving.require_free(host, port)
    serving.tell_of_other_port(port)
    site = serving.site_address(port)
    serving.prepare()
    serving.serve(
        host=host,
        port=port,
        web_processes=web_processes or env.number("COMITY_WEB_PROCESSES"),
        threads=env.number("COMITY_THREADS"),
        greeting=lambda: say(f"Comity is at {site}   (Ctrl+C stops it)", style="bold"),
    )


@app.command()
def worker(data: Data = None) -> None:
    """Do the jobs only."""
    from comity.server import loading, migrating, processes, serving, statics

    directory.point_to(data)
    from comity.config import env

    directory.require(env.data)
    directory.hold(env.data)
    loading.load()
    processes.apart(migrating.require_migrated)
    statics.make_current()
    say("Doing jobs. Ctrl+C stops after the one in hand.")
    serving.work()


@app.command()
def demo(
    *,
    data: Annotated[
        Path, typer.Option("--data", metavar="DIR", envvar="COMITY_DATA", help="The demo's data directory.")
    ] = Path("demo-data"),
    bind: Bind = "127.0.0.1:8000",
    remove: Annotated[bool, typer.Option("--remove", help="Take the demo away again.")] = False,
) -> None:
    """An invented organisation, ready to click."""
    from comity.server import showing

    directory.point_to(data)
    if remove:
        showing.remove()
    else:
        showing.show(bind)


@user.command("add")
def user_add(
    email: str,
    *,
    name: Annotated[str, typer.Option(help="Name of the person.")] = "",
    office: Offices = None,
    data: Data = None,
) -> None:
    """Add an account, or give one more offices; print the link by which its holder sets a password."""
    accounts = _accounts(data)
    done = accounts.admit(email=email, name=name, offices=office or [])
    if not done.is_new:
        say(f"{email} has an account already.")
        if name and name != done.name:
            say(f"The name stays {done.name}.")
    if done.held:
        say(f"Held already: {', '.join(done.held)}.")
    if done.given:
        say(f"Given from now on: {', '.join(done.given)}.")
    if done.link:
        say(f"Give this link to {email}, and to nobody else. It works once, within a day:\n{done.link}")
    else:
        say("No link: this account has a password. A lost one is chosen anew at the sign-in page.")


@user.command("end")
def user_end(email: str, *, office: Offices = None, data: Data = None) -> None:
    """End somebody's offices, all or those named, and sign them out everywhere."""
    ended = _accounts(data).end(email=email, offices=office or [])
    say(f"Ended: {', '.join(ended)}." if ended else f"{email} held no office.")
    say(f"{email} is signed out everywhere. The account stays.")


@user.command("list")
def user_list(data: Data = None) -> None:
    """List accounts: address, name, and offices with first and last day."""
    for line in _accounts(data).listing() or ["There are no accounts."]:
        say(line)


@user.command("reset-second-factor")
def user_reset_second_factor(email: str, data: Data = None) -> None:
    """Take the second factor off an account whose holder lost it."""
    _accounts(data).reset_second_factor(email)
    say(f"{email} signs in with the password, and sets up a new second factor before anything else.")


@imports.command("wordpress")
def import_wordpress(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The export: WordPress, Tools, Export, All.")],
    *,
    data: Data = None,
    media: Annotated[
        Path | None, typer.Option("--media", metavar="DIR", help="A copy of wp-content/uploads.")
    ] = None,
    fetch_media: Annotated[
        bool, typer.Option("--fetch-media", help="Fetch pictures and files from the old site.")
    ] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="Of a file that is cut off, bring what is whole.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="The report also as JSON, in the last line.")
    ] = False,
) -> None:
    """Bring posts and pages of a WordPress site. Run it again to bring what has changed there."""
    from comity.server import importing, loading, migrating

    directory.point_to(data)
    importing.hold(file, media)
    loading.load()
    migrating.require_migrated()
    importing.wordpress(file, media=media, may_fetch=fetch_media, partial=partial, as_json=as_json)


def _accounts(data: Path | None) -> ModuleType:
    from comity.server import accounts, loading, migrating

    directory.point_to(data)
    loading.load()
    migrating.require_migrated()
    return accounts


@app.command(
    context_settings={
        "allow_extra_args": True,
        "ignore_unknown_options": True,
        "allow_interspersed_args": False,
    },
    add_help_option=False,
)
def manage(context: typer.Context, data: Data = None) -> None:
    """Django's own commands, with our settings: comity manage shell."""
    from comity.server import loading

    directory.point_to(data)
    loading.load()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["comity manage", *context.args])


def main() -> None:
    """Run the program. Expected faults end in words and exit code 1, wrong usage in 2."""
    os.umask(0o077)  # whatever a command makes is for this user's eyes
    try:
        app()
    except Refusal as refusal:
        refuse(refusal)
        sys.exit(1)
    except (KeyboardInterrupt, SystemExit) as end:
        if isinstance(end, SystemExit) and end.code != _STOPPED:
            raise
        warn("Stopped before it was done. The same command goes on from there.")
        sys.exit(_STOPPED)
    except Exception as error:
        from comity.config import env

        words = str(error) if isinstance(error, env.Wrong) else words_for(error)
        if not words:
            raise
        refuse(Refusal(words))
        sys.exit(1)
