"""Photos of a case: in private storage, five at most, no file without its row."""

import io

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from netpracharat.accounts import privacy
from orders import case_photos, cases, lifecycle, timers, times
from orders.models import CasePhoto
from tests.factories import make_user
from tests.unit.orders.factories import make_case, make_received_order, slip_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(private_files):
    return make_case()


def named(name, content):
    content.name = name
    return content


def pictures(count):
    return [named(f"{number}.jpg", slip_picture()) for number in range(count)]


def files(private_files):
    return len(list(private_files.glob("cases/*")))


def test_photos_are_kept_where_only_a_permission_leads(case, private_files):
    assert case_photos.add(case, pictures(2)) == []
    assert [storages["private"].exists(photo.picture) for photo in case.photos.all()] == [True, True]


def test_sixth_photo_is_refused_and_leaves_no_file(case, private_files):
    assert len(case_photos.add(case, pictures(6))) == 1
    assert (case.photos.count(), files(private_files)) == (5, 5)


def test_what_is_no_picture_is_told_and_the_others_stay(case, private_files, in_english):
    wrong = named("letter.jpg", io.BytesIO(b"not a picture"))
    [sentence] = case_photos.add(case, [wrong, *pictures(1)])
    assert (sentence.partition(":")[0], case.photos.count()) == ("letter.jpg", 1)


def test_closed_case_takes_no_photo(case, private_files):
    cases.settle(case, by=None)
    assert (len(case_photos.add(case, pictures(1))), files(private_files)) == (1, 0)


def test_photos_go_a_while_after_the_end(case, private_files):
    case_photos.add(case, pictures(1))
    cases.settle(case, by=None)
    timers.purge_slips(timezone.now() + times.SLIPS_KEPT / 2)
    assert files(private_files) == 1
    timers.purge_slips(timezone.now() + 2 * times.SLIPS_KEPT)
    assert (CasePhoto.objects.count(), files(private_files)) == (0, 0)


def test_erasure_forgets_what_the_buyer_wrote_and_showed(private_files, django_capture_on_commit_callbacks):
    buyer = make_user()
    case = make_case(make_received_order(by=buyer), offer=500)
    case_photos.add(case, pictures(1))
    [copied] = privacy.export(buyer)["orders"]
    assert copied["cases"] == [["ผ้าขาดหนึ่งผืน", "คืนให้ครึ่งหนึ่ง"]]
    cases.settle(case, by=buyer)
    lifecycle.complete(case.order, by=buyer)
    with django_capture_on_commit_callbacks(execute=True):
        privacy.erase(buyer)
    assert list(case.turns.values_list("text", flat=True)) == ["", "คืนให้ครึ่งหนึ่ง", ""]
    assert (case.photos.count(), files(private_files)) == (0, 0)
