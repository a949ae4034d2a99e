"""Addresses from the environment, turned into what Django expects."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import available_timezones

from django.core.exceptions import ImproperlyConfigured

_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous={};PRAGMA foreign_keys=ON;"
    "PRAGMA secure_delete=ON;PRAGMA trusted_schema=OFF"
)


def databases(data: Path, url: str | None) -> dict[str, dict[str, Any]]:
    """Return DATABASES: PostgreSQL where `url` names one, else two SQLite files in `data`.

    The second file, "scratch", keeps cache and sessions, whose loss costs a new sign-in and nothing more:
    it may skip the disk's confirmation that the first file waits for.
    """
    if url:
        return {"default": _postgresql(url)}
    return {
        "default": _sqlite(data / "db.sqlite3", synchronous="FULL"),
        "scratch": _sqlite(data / "scratch.sqlite3", synchronous="NORMAL"),
    }


def _sqlite(path: Path, *, synchronous: str) -> dict[str, Any]:
    return {
        "ENGINE": "comity.kernel.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 1.2,  # less what a request took already, see kernel.sqlite.patience
            "init_command": _PRAGMAS.format(synchronous),
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgres:// (leave it out to use SQLite).")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # As with SQLite: whoever waits for a row that somebody holds hears within 2 s that it is busy.
        "OPTIONS": {
            "connect_timeout": 2,
            "options": "-c lock_timeout=1200",
            **dict(parse_qsl(parts.query)),
        },
    }


def caches(url: str | None) -> dict[str, dict[str, Any]]:
    """Return CACHES: Redis or Valkey where `url` names one, else a table beside the sessions."""
    if url:
        if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
            raise ImproperlyConfigured("CACHE_URL must begin with redis:// (leave it out to use our own).")
        # A cache that does not answer must not hold a page for longer than the promised 2 s.
        options: dict[str, Any] = {"socket_connect_timeout": 1, "socket_timeout": 1}
        backend = "django.core.cache.backends.redis.RedisCache"
        return {"default": {"BACKEND": backend, "LOCATION": url, "OPTIONS": options}}
    # The default of 300 entries would let a flood push out the counts that limit sign-in.
    options = {"MAX_ENTRIES": 20_000, "CULL_FREQUENCY": 10}
    backend = "django.core.cache.backends.db.DatabaseCache"
    return {"default": {"BACKEND": backend, "LOCATION": "cache", "OPTIONS": options}}


def mailers(url: str | None) -> dict[str, dict[str, Any]]:
    """Return MAILERS for `smtp://user:password@host:port?tls=starttls|tls`; without, mails go to the log."""
    if not url:
        return {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    parts = urlsplit(url)
    tls = dict(parse_qsl(parts.query)).get("tls", "")
    if parts.scheme != "smtp" or not parts.hostname or tls not in {"", "starttls", "tls"}:
        raise ImproperlyConfigured(
            "COMITY_MAIL_URL must look like smtp://user:password@host:587?tls=starttls"
        )
    options = {
        "host": parts.hostname,
        "port": parts.port or {"tls": 465, "starttls": 587}.get(tls, 25),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": tls == "starttls",
        "use_ssl": tls == "tls",
        "timeout": 20,
    }
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


def time_zones() -> list[str]:
    """Return the time zones an editor may choose: the named places, without the system's own aliases."""
    return sorted(
        zone
        for zone in available_timezones()
        if "/" in zone and not zone.startswith(("Etc/", "posix/", "right/"))
    )
