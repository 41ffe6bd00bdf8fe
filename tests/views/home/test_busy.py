"""What is answered where somebody else holds the row for too long."""

import contextlib
import threading
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client

from orders.models import Order
from tests.factories import make_shop, make_user
from tests.unit.orders.factories import make_order, slip_picture

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("private_files")]


@contextlib.contextmanager
def held(order: Order) -> Iterator[None]:
    """Somebody else is at this order, and takes their time."""
    taken, over = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Order.objects.select_for_update().get(pk=order.pk)
            taken.set()
            over.wait(10)
        connection.close()

    rival = threading.Thread(target=hold)
    rival.start()
    taken.wait(10)
    yield
    over.set()
    rival.join()


@pytest.fixture
def order():
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '50ms'")
    yield make_order(shop=make_shop(owner=make_user("บุญมี")))
    connection.close()


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


def test_what_was_typed_is_kept_for_one_more_press(client, order):
    with held(order):
        answer = client.post(f"/orders/{order.token}/cancel/", {"reason": 'สั่ง"ผิด'})
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], "no-store" in answer["Cache-Control"]) == (503, "1", True)
    assert f'action="/orders/{order.token}/cancel/"' in page
    assert 'name="reason" value="สั่ง&quot;ผิด"' in page
    assert "csrfmiddlewaretoken" in page
    assert Order.objects.get().state == "pending"


def test_a_picture_has_to_be_chosen_again(client, order):
    with held(order):
        answer = client.post(f"/orders/{order.token}/pay/", {"picture": slip_picture()})
    page = answer.content.decode()
    assert (answer.status_code, "<form" in page.split("<main")[1]) == (503, False)
    assert Order.objects.get().payment_status == "unpaid"
