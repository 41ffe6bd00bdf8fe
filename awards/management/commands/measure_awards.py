"""Measure what pages of the awards cost a person on this machine, with the data as they are."""

import statistics
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from netpracharat.accounts.models import User

LINE = "{page:<60} {queries:>8} {median:>8} {p95:>8}"
WARM_UP = 2


class Command(BaseCommand):
    help = "Server time in ms (median, 95th percentile) and queries of GETs of the pages, as the person of an id."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("person", type=int, help="id of the user who asks")
        parser.add_argument("pages", nargs="+", metavar="/admin/awards/…")
        parser.add_argument("--repeats", type=int, default=40)

    def handle(self, *, person: int, pages: list[str], repeats: int, **_options: object) -> None:
        self.stdout.write(LINE.format(page="", queries="queries", median="median", p95="p95"))
        with override_settings(DEMO=True):  # or the admin asks for a second step of sign-in
            client = Client(HTTP_HOST=urlsplit(settings.SITE_URL).netloc)
            client.force_login(User.objects.get(pk=person))
            for page in pages:
                self.stdout.write(measured(client, page, repeats))


def measured(client: Client, page: str, repeats: int) -> str:
    for _turn in range(WARM_UP):
        get(client, page)
    with CaptureQueriesContext(connection) as captured:
        get(client, page)
        queries = len(captured)
    times = sorted(get(client, page) for _turn in range(repeats))
    p95 = times[max(0, round(0.95 * len(times)) - 1)]
    return LINE.format(page=page, queries=queries, median=f"{statistics.median(times):.0f}", p95=f"{p95:.0f}")


def get(client: Client, page: str) -> float:
    started = time.perf_counter()
    response = client.get(page, secure=settings.HTTPS)
    if response.status_code != 200:
        raise CommandError(f"{page} answered {response.status_code}")
    return (time.perf_counter() - started) * 1000
