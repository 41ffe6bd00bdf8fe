"""Requests that share a connection, one after the other, never sign for each other, inside a transaction or not."""

import pytest
from django.test import RequestFactory

from netpracharat.history.signing import HistoryMiddleware
from shops.models import Shop
from tests.factories import make_shop, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_write_outside_a_transaction_is_signed_and_the_next_request_is_not():
    shop, user = make_shop(), make_user()

    def answer(_request):
        Shop.objects.filter(pk=shop.pk).update(name="ชื่อใหม่")

    request = RequestFactory().post("/sell/")
    request.user = user
    HistoryMiddleware(answer)(request)
    Shop.objects.filter(pk=shop.pk).update(name="ชื่อล่าสุด")
    signed = [event.pgh_context and event.pgh_context.metadata for event in shop.events.order_by("pgh_id")]
    assert signed == [{"user": user.pk, "url": "/sell/"}, None]
