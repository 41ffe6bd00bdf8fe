"""What judges see: frozen as it was, with photos of its own, and without names in a blind round."""

import pytest

from awards.entering import masking, snapshots
from awards.models import Entry
from netpracharat import pictures
from netpracharat.home import sweeping
from netpracharat.refusals import Refusal
from products.models import Product
from shops.models import Shop
from tests.factories import make_user
from tests.unit.awards.entrants import make_goods, make_open_edition, nominated, owner_of, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.fixture
def entry():
    return nominated(make_open_edition(), make_goods(name="ผ้าไหมบ้านสว่าง สกลนคร", description="ทอที่กลุ่มทอผ้าบ้านดอนกอย"))


def test_snapshot_stays_as_it_was(entry):
    Product.objects.update(name="อย่างอื่น", description="")
    Shop.objects.update(name="ร้านใหม่")
    shown = snapshots.open_(Entry.objects.get())
    assert (shown.name, shown.shop, shown.price) == ("ผ้าไหมบ้านสว่าง สกลนคร", "กลุ่มทอผ้าบ้านดอนกอย", "฿1,850")
    assert shown.place == "ต.สว่าง อ.พรรณานิคม จ.สกลนคร"
    assert [text for _part, text in shown.texts] == ["รวมกลุ่มกัน", "ขายทางเน็ต", "ย้อมสีธรรมชาติ"]


def test_photos_are_files_of_their_own(entry):
    (original,) = entry.product.photos.all()
    (own,) = entry.photos.all()
    pictures.delete(original.key)
    assert own.key != original.key
    assert (pictures.exists(own.key), own.width, own.height) == (True, 32, 24)


def test_sweep_leaves_photos_of_entries(entry, monkeypatch):
    monkeypatch.setattr(sweeping, "AT_REST", -sweeping.AT_REST)
    entry.product.photos.all().delete()
    assert sweeping.sweep() == 1  # the original alone
    assert pictures.exists(entry.photos.get().key)


def test_refused_nomination_leaves_only_what_the_sweep_takes(entry, monkeypatch):
    with pytest.raises(Refusal):
        nominated(entry.edition, entry.product)
    monkeypatch.setattr(sweeping, "AT_REST", -sweeping.AT_REST)
    assert sweeping.sweep() == 1
    assert pictures.exists(entry.product.photos.get().key)


def test_photo_without_files_is_refused_in_a_sentence(media):
    product = make_goods()
    pictures.delete(product.photos.get().key)
    with pytest.raises(Refusal):
        nominated(make_open_edition(), product)
    assert not Entry.objects.exists()


def test_blind_shows_neither_names_nor_places(entry):
    shown = snapshots.blind(entry)
    assert (shown.name, shown.description) == ("ผ้าไหม••• •••", "ทอที่•••")
    assert (shown.shop, shown.makers, shown.place, shown.story) == ("", "", "", "")
    assert (shown.number, shown.price) == ("2569-NE-001", "฿1,850")


def test_blind_of_a_snapshot_by_hand_tells_nothing(entry):
    entry.snapshot = {"name": "ผ้าไหมดอนกอย"}
    assert snapshots.blind(entry).name == entry.number


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("โทร 081-234-5678 หรือ somsri@example.com", "โทร ••• หรือ •••"),
        ("โทร ๐๘๑ ๒๓๔ ๕๖๗๘", "โทร •••"),
        ("ดูที่ https://facebook.com/donkoi นะ", "ดูที่ ••• นะ"),
        ("แม่บัวลา แสงทอง เป็นประธาน บัวลา", "••• เป็นประธาน บัวลา"),
        ("อยู่ ต.สว่าง มีแสงสว่าง", "อยู่ ••• มีแสงสว่าง"),
        ("อำเภอ พรรณานิคม", "•••"),
        ("made in Sakon Nakhon", "made in •••"),
        ("ราคา 1850 บาท ขาย 120 ชิ้น", "ราคา 1850 บาท ขาย 120 ชิ้น"),
    ],
)
def test_mask_takes_out_what_tells_whose_it_is(text, masked):
    product = make_goods(owner=make_user("แม่บัวลา แสงทอง"), photos=0)
    shop = Shop.objects.with_place().get(pk=product.shop_id)
    assert masking.masker(shop)(text) == masked


def test_second_snapshot_replaces_the_first(entry):
    owner = owner_of(entry.product)
    assert owner
    snapshots.freeze(entry, snapshots.copied_photos(entry.product))
    assert entry.photos.count() == 1


def test_texts_are_of_the_criteria_parts(entry):
    assert vars(written(entry.edition)).keys() - {"category"} == set(snapshots.TEXTS)
