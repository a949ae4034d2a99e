"""`comity init`: from an empty folder to a site that can be served. Every step may be repeated."""

from dataclasses import replace
from pathlib import Path

from comity.server import accounts, directory, loading, migrating, processes, questions, statics
from comity.server.console import Refusal, progress, say
from comity.server.questions import Answers


def prepare_directory(folder: Path, answers: Answers) -> None:
    """Make the data directory and write comity.toml. Before any setting is read for other purposes."""
    directory.make(folder)
    if not directory.has_settings(folder):
        usual = questions.defaults()
        answers = replace(
            answers,
            language=answers.language or usual.language,
            address=answers.address or usual.address,
            time_zone=answers.time_zone or usual.time_zone,
        )
    elif answers.language:
        processes.apart(lambda: require_language(answers.language))
    if values := answers.settings():
        directory.write_settings(folder, values)


def require_language(code: str) -> None:
    """Refuse another first language than the one the content was begun in. Opens the database."""
    loading.load()
    from django.conf import settings
    from django.db import connection

    begun = Path(str(settings.DATABASES["default"]["NAME"])).exists() or connection.vendor != "sqlite"
    if (
        code == settings.LANGUAGE_CODE
        or not begun
        or "wagtailcore_locale" not in connection.introspection.table_names()
    ):
        return
    raise Refusal(f"The first language is {settings.LANGUAGE_CODE}. It is fixed once there is content.")


def found(answers: Answers) -> str:
    """Migrate, and make what a new site needs. Return the administrator's link, if one was added."""
    loading.load()
    static_files = None if statics.are_current() else processes.beside(statics.gather)
    with progress("Preparing the database") as report:
        migrating.migrate(report)
    link = found_site(answers)
    if static_files:
        with progress(statics.TITLE):
            static_files()
    return link


def found_site(answers: Answers) -> str:
    """Name the organisation, make its first pages and its administrator, each unless it is there."""
    from django.conf import settings
    from django.utils import translation

    from comity.organisation import actions as organisation
    from comity.organisation.models import Profile
    from comity.pages import actions as pages

    name = answers.name or questions.defaults().name
    with translation.override(settings.LANGUAGE_CODE):
        if not Profile.objects.exists():
            organisation.describe(Profile(name=name))
        pages.found_site(name=name)
    if not answers.email:
        return ""
    return accounts.add(email=answers.email, name=answers.administrator, offices=["administrator"])


def say_what_next(folder: Path, answers: Answers, link: str) -> None:
    """Print the next steps."""
    from comity.config import env

    where = "" if folder == Path.cwd() / "data" else f" --data {folder}"
    say(
        f"\nReady. Everything of this install is in {folder}; its settings are in comity.toml there.",
        style="bold",
    )
    if env.text("COMITY_LANGUAGE") != "en":
        say(f"  {questions.OWN_WORDS}")
    say(f"  Start it:               comity serve{where}")
    say(f"  Then look at it:        {env.text('COMITY_PUBLIC_URL')}")
    if link:
        say(f"  {answers.email} sets a password here, once, within a day:\n    {link}")
    else:
        say(f"  Add an administrator:   comity user add EMAIL --office administrator{where}")
