"""What is answered while the database is away."""

import errno
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import InterfaceError, connection
from django.test import Client, RequestFactory

from netpracharat import outages, postgres
from tests.unit.netpracharat.test_postgres import var  # noqa: F401 - a fixture


@pytest.fixture
def database_away(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    connection.close()
    with monkeypatch.context() as away:
        away.setitem(connection.settings_dict, "HOST", "/nowhere")
        yield
        connection.close()


@pytest.mark.django_db
def test_health_is_ok_and_asks_one_query(client: Client, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_health_says_that_the_database_is_away(client: Client, database_away: None) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"the database is away")


def test_a_page_says_in_thai_when_to_come_back(database_away: None) -> None:
    client = Client(raise_request_exception=False)
    client.cookies["session"] = "z" * 32
    answer = client.get("/admin/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert "อีกสักครู่จะกลับมา" in answer.content.decode()


def test_health_says_so_when_its_connection_has_died(client: Client, db: None) -> None:
    def dead(*_query: object) -> None:
        raise InterfaceError("connection already closed")

    with connection.execute_wrapper(dead):
        away = client.get("/healthz")
    assert (away.status_code, away.content) == (503, b"the database is away")
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(("why", "status"), [(errno.ENOSPC, 503), (errno.EACCES, 500)])
def test_a_full_disk_is_a_matter_of_waiting(rf: RequestFactory, why: int, status: int) -> None:
    try:
        os.close(os.open("/nowhere/slip.jpg", os.O_RDONLY))
    except OSError as error:
        error.errno = why
        assert outages.server_error(rf.get("/")).status_code == status


@pytest.fixture
def database_silent(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A server that takes connections and never says a word, as one that hangs."""
    connection.close()
    with socket.create_server(("127.0.0.1", 0)) as silent, monkeypatch.context() as away:
        away.setitem(connection.settings_dict, "HOST", "127.0.0.1")
        away.setitem(connection.settings_dict, "PORT", silent.getsockname()[1])
        yield
        connection.close()


@pytest.mark.parametrize("page", ["/", "/products/", "/basket/", "/admin/", "/sign-in/", "/healthz"])
def test_silent_database_is_given_up_within_three_seconds(database_silent: None, page: str) -> None:
    client = Client(raise_request_exception=False)
    client.cookies["session"] = "z" * 32
    begun = time.monotonic()
    answer = client.get(page)
    assert (answer.status_code, time.monotonic() - begun < 3) == (503, True), time.monotonic() - begun


@pytest.mark.slow
def test_market_answers_while_its_server_is_stopped_and_comes_back(
    transactional_db: None,
    monkeypatch: pytest.MonkeyPatch,
    var: Path,  # noqa: F811
) -> None:
    postgres.ensure_running(var)
    connection.close()
    with monkeypatch.context() as elsewhere:
        elsewhere.setitem(connection.settings_dict, "HOST", str(postgres.Cluster(var).sockets))
        elsewhere.setitem(connection.settings_dict, "NAME", postgres.DATABASE)
        codes = [code("/healthz")]
        postgres.stop(var)
        codes += [code("/healthz"), code("/products/")]
        postgres.ensure_running(var)
        codes += [code("/healthz")]
        connection.close()
    assert codes == [200, 503, 503, 200]


def code(page: str) -> int:
    connection.close_if_unusable_or_obsolete()  # as a server does before each request, and the test client doesn't
    return Client(raise_request_exception=False).get(page).status_code
