"""Whether the settings may serve the public: what is missing or wrong is refused with what to do about it."""

import hmac
import ipaddress
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.http.request import validate_host

from netpracharat import postgres_home

LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SHORTEST_SECRET = 50
MAKING_ONE = "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"


@dataclass(frozen=True)
class Configuration:
    """What the environment said, as far as a public site depends on it."""

    secret_key: str
    allowed_hosts: list[str]
    site_url: str
    database_url: str
    training_id_key: str
    demo: bool

    def complaints(self) -> Iterator[str]:
        yield from self.about_addresses()
        yield from self.about_database()
        if self.demo:
            yield from self.about_demo()
        else:
            yield from self.about_secret()
            yield from self.about_training_id_key()

    def about_secret(self) -> Iterator[str]:
        if not self.secret_key:
            yield f"SECRET_KEY is not set: put one into .env, made by {MAKING_ONE} (or set DEMO=true for a trial)."
        elif len(self.secret_key) < SHORTEST_SECRET or len(set(self.secret_key)) < 5:
            yield f"SECRET_KEY is too easy to guess: make one of {SHORTEST_SECRET} characters by {MAKING_ONE}."
        elif self.secret_key.startswith("django-insecure-"):
            yield f"SECRET_KEY is an example that others know: make your own by {MAKING_ONE}."

    def about_training_id_key(self) -> Iterator[str]:
        if len(self.training_id_key) < SHORTEST_SECRET or len(set(self.training_id_key)) < 5:
            yield (
                f"TRAINING_ID_KEY is not set or too short: put one of {SHORTEST_SECRET} characters into .env, made by "
                f"{MAKING_ONE}, and keep it: with another one, nobody's ID number is recognised again."
            )

    def about_addresses(self) -> Iterator[str]:
        if not self.allowed_hosts:
            yield "ALLOWED_HOSTS is not set: name the hosts that the site answers to: ALLOWED_HOSTS=market.example"
        elif "*" in self.allowed_hosts:
            yield "ALLOWED_HOSTS is *, which lets anybody forge links in mails: name the hosts one by one."
        if not is_origin(self.site_url):
            yield f"SITE_URL is {self.site_url!r}: write scheme and host alone, as in SITE_URL=https://market.example"
        elif self.allowed_hosts and not validate_host(host_of(self.site_url), self.allowed_hosts):
            yield f"ALLOWED_HOSTS lacks {host_of(self.site_url)}, the host of SITE_URL: add it."
        elif not self.demo and self.site_url.startswith("http:") and not is_local(host_of(self.site_url)):
            yield "SITE_URL begins with http: people sign in and pay here, so it must be https."

    def about_database(self) -> Iterator[str]:
        if not self.database_url:
            return
        if parts_of(self.database_url).scheme not in {"postgres", "postgresql"}:
            yield "DATABASE_URL must name a PostgreSQL, as in DATABASE_URL=postgres://user:password@host:5432/netpracharat."
        elif not parts_of(self.database_url).path.strip("/"):
            yield "DATABASE_URL names no database: end it with its name, as in postgres://user:password@host/netpracharat."

    def about_demo(self) -> Iterator[str]:
        public = [host for host in [*self.allowed_hosts, host_of(self.site_url)] if host and not is_local(host)]
        if public:
            yield (
                f"DEMO=true on {public[0]}: the demo's passwords are known to everybody, so it answers to this machine "
                "and the local network alone. Set DEMO=false."
            )


def refuse_unless_sound(configuration: Configuration) -> None:
    if complaints := list(configuration.complaints()):
        raise ImproperlyConfigured("\n".join([*complaints, "Each setting is explained in .env.example."]))


def parts_of(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:  # a bracket without its fellow
        return urlsplit("")


def is_origin(url: str) -> bool:
    parts = parts_of(url)
    return (
        parts.scheme in {"http", "https"} and bool(host_of(url)) and not (parts.path or parts.query or parts.fragment)
    )


def host_of(url: str) -> str:
    """The host as ALLOWED_HOSTS writes it: an IPv6 address stands in brackets."""
    host = parts_of(url).hostname or ""
    return f"[{host}]" if ":" in host else host


def is_local(host: str) -> bool:
    """This machine, or an address of a private network, where a phone beside it may look at the demo."""
    name = host.strip("[]")
    try:
        return ipaddress.ip_address(name).is_private
    except ValueError:
        return name in {"localhost", "testserver"} or name.endswith((".localhost", ".local"))


def derived_secret(secret_key: str, purpose: str) -> str:
    """A demo's second secret: another one for each purpose, made of its first."""
    return hmac.new(secret_key.encode(), purpose.encode(), "sha256").hexdigest()


def kept_secret(var: Path) -> str:
    """The secret of a demo, made once and kept in var/secret_key for its owner's eyes."""
    path = var / "secret_key"
    postgres_home.make_directory(var)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(get_random_secret_key())
    except FileExistsError:
        pass  # made before, or by another process just now
    return path.read_text()
