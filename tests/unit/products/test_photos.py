"""The photos of a listing: their order, what brings one back, and how many there may be."""

import io

import pytest
from PIL import Image

from netpracharat import pictures
from netpracharat.refusals import Refusal
from products import photos
from tests.factories import make_product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.fixture
def product():
    return make_product()


def jpeg(name="photo.jpg"):
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(file, "JPEG")
    file.name = name
    return file


def row(product):
    return [(photo.pk, photo.position) for photo in product.photos.all()]


def add(product, count):
    assert photos.add(product, [jpeg() for _ in range(count)]) == []
    return list(product.photos.all())


def test_photos_stand_in_the_order_in_which_they_came(product):
    first, second = add(product, 2)
    assert row(product) == [(first.pk, 0), (second.pk, 1)]
    assert pictures.exists(first.key)


def test_good_photos_are_kept_beside_a_bad_one(product):
    bad = io.BytesIO(b"no picture")
    bad.name = "ใบเสร็จ.pdf"
    [sentence] = photos.add(product, [jpeg(), bad, jpeg()])
    assert sentence.startswith("ใบเสร็จ.pdf: ")
    assert product.photos.count() == 2


@pytest.mark.parametrize(("place", "order"), [(0, "cab"), (1, "acb"), (2, "abc"), (10**30, "abc")])
def test_photo_moves_to_another_place(product, place, order):
    a, b, c = add(product, 3)
    photos.move(c, place)
    assert row(product) == [({"a": a, "b": b, "c": c}[name].pk, index) for index, name in enumerate(order)]


def test_photo_taken_away_comes_back_once(product):
    first, second = add(product, 2)
    token = photos.remove(first)
    assert row(product) == [(second.pk, 1)]
    photos.restore(product, token)
    photos.restore(product, token)
    assert [photo.key for photo in product.photos.all()] == [second.key, first.key]


def test_photo_comes_back_to_its_own_product_alone(product):
    [photo] = add(product, 1)
    token = photos.remove(photo)
    other = make_product()
    with pytest.raises(Refusal):
        photos.restore(other, token)
    assert not other.photos.exists()


@pytest.mark.parametrize("token", ["", "x", "a:b:c"])
def test_made_up_token_brings_nothing_back(product, token):
    with pytest.raises(Refusal):
        photos.restore(product, token)
    assert not product.photos.exists()


def test_photo_whose_files_are_swept_away_does_not_come_back(product):
    [photo] = add(product, 1)
    token = photos.remove(photo)
    pictures.delete(photo.key)
    with pytest.raises(Refusal):
        photos.restore(product, token)
    assert not product.photos.exists()


def test_product_shows_ten_photos_at_most(product, media):
    add(product, photos.MOST)
    before = len([path for path in media.rglob("*") if path.is_file()])
    [_sentence] = photos.add(product, [jpeg()])
    assert product.photos.count() == photos.MOST
    assert len([path for path in media.rglob("*") if path.is_file()]) == before
