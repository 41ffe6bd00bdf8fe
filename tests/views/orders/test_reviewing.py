"""From an order to a review: by its buyer alone, once it has come; a guest's key is the link."""

import io

import pytest
from django.test import Client
from PIL import Image

from netpracharat import pictures
from netpracharat.home import sweeping
from orders import parcels
from products.models import Review
from products.photos import MOST_OF_A_REVIEW
from tests.factories import make_product, make_shop, make_user
from tests.unit.orders.factories import make_sent_order

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
GOOD = {"stars": "4", "text": "สวยมาก"}


def came(**fields):
    order = make_sent_order(**fields)
    parcels.deliver(order, by=None)
    return order


def page_of(order):
    return f"/orders/{order.token}/lines/{order.lines.get().pk}/review/"


def photo(name="a.jpg", colour="teal"):
    file = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "JPEG")
    file.seek(0)
    file.name = name
    return file


def signed_in(user):
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_guest_reviews_by_the_link_of_the_order(client):
    order = came()
    assert page_of(order) in client.get(f"/orders/{order.token}/").content.decode()
    response = client.post(page_of(order), GOOD | {"photos": [photo(), photo()]})
    review = Review.objects.get()
    assert (response.url, review.stars, review.text, review.author) == (f"/orders/{order.token}/", 4, "สวยมาก", None)
    assert (review.product, review.line) == (order.lines.get().product, order.lines.get().pk)
    assert review.province == order.subdistrict.district.province
    assert [pictures.exists(kept.key) for kept in review.photos.all()] == [True, True]


def test_buyer_is_the_author():
    dao = make_user("ดาว")
    signed_in(dao).post(page_of(came(by=dao)), GOOD)
    assert Review.objects.get().author == dao


def test_nothing_is_reviewed_before_it_has_come(client):
    order = make_sent_order()
    assert page_of(order) not in client.get(f"/orders/{order.token}/").content.decode()
    assert client.post(page_of(order), GOOD).url == f"/orders/{order.token}/"
    assert Review.objects.count() == 0


def test_line_of_another_order_is_not_found(client):
    order, other = came(), came()
    page = f"/orders/{order.token}/lines/{other.lines.get().pk}/review/"
    assert client.post(page, GOOD).status_code == 404
    assert Review.objects.count() == 0


def test_who_was_sent_the_link_of_a_buyers_order_reviews_nothing(client):
    order = came(by=make_user())
    assert [client.post(page_of(order), GOOD).status_code, signed_in(make_user()).get(page_of(order)).status_code] == [
        403,
        403,
    ]
    assert Review.objects.count() == 0


def test_member_of_the_shop_is_refused():
    owner = make_user()
    order = came(product=make_product(shop=make_shop(owner=owner)), by=owner)
    signed_in(owner).post(page_of(order), GOOD)
    assert Review.objects.count() == 0


def test_stars_are_asked_for(client):
    response = client.post(page_of(came()), {"text": "สวย"})
    assert ("โปรดเลือกว่าจะให้กี่ดาว" in response.content.decode(), Review.objects.count()) == (True, 0)


def test_photos_are_taken_away_and_added_up_to_the_most(client):
    order = came()
    client.post(page_of(order), GOOD | {"photos": [photo() for _each in range(MOST_OF_A_REVIEW + 1)]})
    review = Review.objects.get()
    assert review.photos.count() == MOST_OF_A_REVIEW
    first = review.photos.first()
    client.post(page_of(order), GOOD | {"remove": [first.pk, "x"]})
    assert (review.photos.count(), review.photos.filter(pk=first.pk).exists()) == (MOST_OF_A_REVIEW - 1, False)


def test_photo_of_another_review_is_not_taken_away(client):
    mine, other = came(), came()
    client.post(page_of(other), GOOD | {"photos": [photo()]})
    kept = Review.objects.get().photos.get()
    client.post(page_of(mine), GOOD | {"remove": [kept.pk]})
    assert Review.objects.get(line=other.lines.get().pk).photos.get() == kept


def test_bad_photo_is_told_and_the_review_stays(client):
    bad = io.BytesIO(b"no picture")
    bad.name = "สลิป.pdf"
    order = came()
    response = client.post(page_of(order), GOOD | {"photos": [bad]}, follow=True)
    assert ("สลิป.pdf" in response.content.decode(), response.request["PATH_INFO"]) == (True, page_of(order))
    assert (Review.objects.get().stars, Review.objects.get().photos.count()) == (4, 0)


def test_sweeping_leaves_the_photos_of_reviews(client, monkeypatch):
    client.post(page_of(came()), GOOD | {"photos": [photo()]})
    monkeypatch.setattr(sweeping, "AT_REST", -sweeping.AT_REST)
    assert (sweeping.sweep(), pictures.exists(Review.objects.get().photos.get().key)) == (0, True)
    Review.objects.all().delete()
    assert sweeping.sweep() == 1


def test_photos_wait_while_the_stars_are_chosen(client):
    order = came()
    wrong = client.post(page_of(order), {"text": "สวยมาก", "photos": [photo(), photo("b.gif", "red")]})
    tickets = [ticket for _photo, ticket in wrong.context["aside"]]
    assert (len(tickets), Review.objects.count()) == (2, 0)

    again = client.post(page_of(order), {"aside": tickets[:1]})
    assert [ticket for _photo, ticket in again.context["aside"]] == tickets[:1]

    client.post(page_of(order), GOOD | {"aside": tickets, "photos": [photo()]})
    assert Review.objects.get().photos.count() == 3


def test_photos_set_aside_are_of_one_line_and_five_at_most(client):
    order, other = came(), came()
    wrong = client.post(page_of(order), {"photos": [photo() for _number in range(6)]})
    tickets = [ticket for _photo, ticket in wrong.context["aside"]]
    assert (len(tickets), len(wrong.context["problems"])) == (5, 1)

    assert client.post(page_of(other), {"aside": tickets}).context["aside"] == []
    client.post(page_of(other), GOOD | {"aside": [*tickets, "forged"]})
    assert Review.objects.get().photos.count() == 0
