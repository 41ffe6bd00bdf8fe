"""What is answered while the database is away."""

import pytest
from django.db import InterfaceError, connection
from django.test import Client


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
