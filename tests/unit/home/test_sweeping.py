"""The sweep takes the files that nobody shows, and no others."""

import datetime as dt
import os

import pytest
from django.utils import timezone
from PIL import Image

from netpracharat import pictures
from netpracharat.home import sweeping
from products import photos
from shops.models import Shop
from tests.factories import make_product
from tests.unit.orders.factories import make_purchase, variant_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def take(media):
    """Keeps a picture, as old as if it had been taken two days ago."""

    def take(age=dt.timedelta(days=2)):
        kept = pictures.keep(Image.new("RGB", (64, 48), "teal"))
        moment = (timezone.now() - age).timestamp()
        for path in pictures.paths(kept.key):
            os.utime(media / path, (moment, moment))
        return kept

    return take


def test_photos_that_are_shown_stay(take):
    listed, of_shop, ordered = take(), take(), take()
    product = make_product()
    shown = product.photos.create(key=ordered.key, width=64, height=48)
    make_purchase((variant_of(product), 1))
    photos.remove(shown)
    product.photos.create(key=listed.key, width=64, height=48)
    Shop.objects.filter(pk=product.shop_id).update(picture={"key": of_shop.key})
    assert sweeping.sweep() == 0
    assert [pictures.exists(picture.key) for picture in (listed, of_shop, ordered)] == [True] * 3


def test_photo_without_a_row_goes_after_a_day(take, media):
    old, new = take(), take(age=dt.timedelta(hours=1))
    assert sweeping.sweep() == 1
    assert (pictures.exists(old.key), pictures.exists(new.key)) == (False, True)
    assert not any((media / path).exists() for path in pictures.paths(old.key))


def test_photo_that_was_taken_away_goes(take):
    product, kept = make_product(), take()
    photos.remove(product.photos.create(key=kept.key, width=64, height=48))
    assert sweeping.sweep() == 1


def test_sweep_of_an_empty_house_finds_nothing(media):
    assert sweeping.sweep() == 0
