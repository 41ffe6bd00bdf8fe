"""A shop's pages of the awards, as its owner, an officer and a teacher use them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from awards.entering import nomination, screening
from awards.models import Appeal, Edition, Entry
from awards.states import EditionState, EntryState
from netpracharat.accounts import roles
from tests.factories import make_user
from tests.unit.awards.entrants import make_goods, make_open_edition, make_person, nominated, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def client(client, settings):
    """Who reads English."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.fixture
def owner():
    return make_user("แม่บัวลา")


@pytest.fixture
def product(owner):
    return make_goods(owner=owner)


@pytest.fixture
def edition(product):
    edition = make_open_edition()
    edition.categories.get().market_categories.add(product.category)
    return edition


@pytest.fixture
def shop(client, owner):
    """The owner, signed in."""
    client.force_login(owner, BACKEND)
    return client


def texts(edition: Edition, **more: object) -> dict[str, object]:
    return vars(written(edition)) | {"category": edition.categories.get().pk} | more


def page_of(name: str, entry: Entry) -> str:
    return reverse(name, args=(entry.shop.slug, entry.pk))


def test_owner_nominates_from_the_product(shop, product, edition):
    door = f'href="{reverse("nominate", args=(product.pk,))}"'
    assert door in shop.get(reverse("product", args=(product.pk, product.slug))).text
    assert door in shop.get(reverse("shop_products", args=(product.shop.slug,))).text
    page = shop.get(reverse("nominate", args=(product.pk,)))
    assert page.context["form"].initial["category"] == edition.categories.get()
    answer = shop.post(reverse("nominate", args=(product.pk,)), texts(edition))
    assert answer.url == reverse("shop_entries", args=(product.shop.slug,))
    assert "2569-NE-001" in shop.get(answer.url).text


def test_entered_product_leads_to_its_entry(shop, product, edition):
    entry = nominated(edition, product)
    link = f'href="{page_of("shop_entry", entry)}"'
    assert link in shop.get(reverse("shop_products", args=(product.shop.slug,))).text
    assert link in shop.get(reverse("nominate", args=(product.pk,))).text


def test_nothing_typed_is_lost_when_it_is_refused(shop, product, edition):
    nominated(edition, product)
    page = shop.post(reverse("nominate", args=(product.pk,)), texts(edition, quality="ผ่านการทดสอบสีตก"))
    assert "ผ่านการทดสอบสีตก" in page.text
    assert Entry.objects.count() == 1


def test_guests_and_rivals_see_no_door(client, product, edition):
    address = reverse("product", args=(product.pk, product.slug))
    assert "Nominate" not in client.get(address).text
    client.force_login(make_user(), BACKEND)
    assert "Nominate" not in client.get(address).text


def test_door_is_there_only_while_nominations_are_open(shop, product, edition):
    Edition.objects.update(nominations_close_at=timezone.now())
    assert "Nominate" not in shop.get(reverse("product", args=(product.pk, product.slug))).text
    assert "not open" in shop.get(reverse("nominate", args=(product.pk,))).text


def test_list_of_goods_asks_once_for_all_doors(shop, product, edition, django_assert_max_num_queries):
    address = reverse("shop_products", args=(product.shop.slug,))
    shop.get(address)

    def asked() -> int:
        with django_assert_max_num_queries(40) as queries:
            shop.get(address)
        return len(queries)

    one = asked()
    for _more in range(2):
        other = make_goods(photos=0)
        type(other).objects.filter(pk=other.pk).update(shop=product.shop)
    assert asked() == one


def test_teacher_proposes_and_the_shop_agrees(client, product, edition, owner):
    client.force_login(make_person(roles.TRAINER), BACKEND)
    client.post(reverse("nominate", args=(product.pk,)), texts(edition))
    entry = Entry.objects.get()
    assert entry.state == EntryState.PROPOSED
    client.force_login(owner, BACKEND)
    assert "takes part only if you agree" in client.get(page_of("shop_entry", entry)).text
    client.post(page_of("shop_entry_consent", entry))
    entry.refresh_from_db()
    assert (entry.state, entry.consented_by) == (EntryState.NOMINATED, owner)


def test_shop_declines_a_proposal(shop, product, edition):
    entry = nomination.nominate(product, written(edition), by=make_person(roles.OFFICER))
    shop.post(page_of("shop_entry_decline", entry))
    assert Entry.objects.get().state == EntryState.WITHDRAWN


def test_secretary_is_refused_with_a_sentence(client, product, edition):
    secretary = make_person(roles.SECRETARY)
    secretary.groups.add(*make_person(roles.OFFICER).groups.all())
    client.force_login(secretary, BACKEND)
    answer = client.post(reverse("nominate", args=(product.pk,)), texts(edition), follow=True)
    assert "You run or judge these awards" in answer.text
    assert not Entry.objects.exists()


def test_returned_entry_is_completed_and_sent_again(shop, product, edition):
    entry = nominated(edition, product)
    assert shop.get(page_of("shop_entry_complete", entry)).status_code == 302
    screening.return_for_completion(entry, "ขอรูปเพิ่ม", by=make_person(roles.OFFICER))
    desk = shop.get(reverse("shop_desk", args=(product.shop.slug,)))
    assert [door.waiting for door in desk.context["doors"] if door.sign == "award"] == [1]
    page = shop.get(page_of("shop_entry_complete", entry))
    assert ("ขอรูปเพิ่ม" in page.text, page.context["form"].initial["quality"]) == (True, "ย้อมสีธรรมชาติ")
    shop.post(page_of("shop_entry_complete", entry), texts(edition, quality="เพิ่มแล้ว"))
    entry.refresh_from_db()
    assert (entry.state, entry.snapshot["quality"]) == (EntryState.NOMINATED, "เพิ่มแล้ว")


def test_shop_withdraws(shop, product, edition):
    entry = nominated(edition, product)
    shop.post(page_of("shop_entry_withdraw", entry))
    assert Entry.objects.get().state == EntryState.WITHDRAWN


def test_shop_appeals_after_the_announcement(shop, product, edition):
    entry = nominated(edition, product)
    assert "File the appeal" not in shop.get(page_of("shop_entry", entry)).text
    screening.accept(entry, by=make_person(roles.OFFICER))
    Edition.objects.update(state=EditionState.ANNOUNCED, announced_at=timezone.now())
    assert "File the appeal" in shop.get(page_of("shop_entry", entry)).text
    shop.post(page_of("shop_entry_appeal", entry), {"text": "ขอทบทวนคะแนน"})
    assert Appeal.objects.get().text == "ขอทบทวนคะแนน"
    assert "ขอทบทวนคะแนน" in shop.get(page_of("shop_entry", entry)).text
