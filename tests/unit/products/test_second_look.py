"""Edits that could mislead wait for an officer; what was approved stays on the shelf, price and count never wait."""

import pytest
from django.utils import timezone

from netpracharat.refusals import Refusal
from products import drafts, second_look
from products.entry import Entry, stored
from products.models import ListingDraft, Product, ProductBadge
from products.states import ProductState
from tests.factories import make_product, make_shop, make_user
from tests.unit.products.factories import make_review

pytestmark = pytest.mark.django_db
RENAMED = {"name": "น้ำพริกแมงดา"}


@pytest.fixture
def silk():
    return make_product(price=100, on_hand=5)


@pytest.fixture
def officer():
    return make_user("เจ้าหน้าที่")


def edit(product, *, price="100", available="5", **words):
    """The page as the seller sends it."""
    product = Product.objects.get(pk=product.pk)
    before = stored(product)
    [row] = before.pop("offers")
    data = {name: "" if value in (None, False) else str(value) for name, value in (before | words).items()}
    data |= {f"offers-0-{name}": str(value) for name, value in (row | {"price": price, "available": available}).items()}
    data |= {"offers-TOTAL_FORMS": "1", "offers-INITIAL_FORMS": "0", "version": str(product.version)}
    entry = Entry(product, data)
    assert entry.is_valid(), (entry.form.errors, entry.offers.errors)
    return entry.save(by=make_user())


def fresh(product):
    return Product.objects.get(pk=product.pk)


def test_plain_edit_is_seen_at_once(silk):
    assert not edit(silk, name="ผ้าไหมแท้", description="ทอมือ")
    assert (fresh(silk).name, ListingDraft.objects.count()) == ("ผ้าไหมแท้", 0)


@pytest.mark.parametrize("earn", ["stars", "prize"])
def test_another_name_for_what_has_earned_trust_waits(silk, earn):
    if earn == "stars":
        make_review(silk)
    else:
        ProductBadge.objects.create(product=silk, kind="national", year=2569, label_th="สุดยอด", position=1, url="/")
    assert edit(silk, **RENAMED, price="90", available="7")
    now = fresh(silk)
    assert (now.name, now.state, now.price_from) == (silk.name, ProductState.LISTED, 90)
    assert now.variants.get().stock.available == 7
    assert (now.draft.typed["name"], now.draft.waits_since is None) == (RENAMED["name"], False)


def test_words_with_hints_wait_and_those_that_stood_there_do_not(silk):
    assert edit(silk, description="โทร 0812345678")
    Product.objects.filter(pk=silk.pk).update(description="โทร 0812345678")
    assert not edit(silk, description="โทร 0812345678 ทุกวัน")


def test_draft_is_looked_at_only_on_the_shelf(silk):
    Product.objects.filter(pk=silk.pk).update(state=ProductState.WITHDRAWN)
    assert not edit(silk, description="โทร 0812345678")


def test_officer_puts_it_on_the_shelf(silk, officer):
    make_review(silk)
    edit(silk, **RENAMED)
    second_look.approve(fresh(silk).draft, by=officer)
    assert (fresh(silk).name, ListingDraft.objects.count()) == (RENAMED["name"], 0)


def test_officer_sends_it_back_with_what_to_change(silk, officer):
    make_review(silk)
    edit(silk, **RENAMED)
    with pytest.raises(Refusal):
        second_look.send_back(fresh(silk).draft, " ", by=officer)
    second_look.send_back(fresh(silk).draft, "ชื่อไม่ตรงกับสินค้า", by=officer)
    draft = fresh(silk).draft
    assert (draft.waits_since, draft.note, draft.typed["name"]) == (None, "ชื่อไม่ตรงกับสินค้า", RENAMED["name"])
    assert fresh(silk).name == silk.name


def test_what_changed_after_the_officer_looked_is_not_approved(silk, officer):
    make_review(silk)
    edit(silk, **RENAMED)
    looked_at = fresh(silk).draft
    edit(silk, name="อย่างอื่นอีก")
    with pytest.raises(Refusal):
        second_look.approve(looked_at, by=officer)
    assert fresh(silk).name == silk.name


def test_typing_on_takes_it_back(silk):
    make_review(silk)
    edit(silk, **RENAMED)
    drafts.keep(fresh(silk), fresh(silk).draft.typed, version=fresh(silk).version, by=make_user())
    assert fresh(silk).draft.waits_since is None


def test_member_of_the_shop_does_not_approve(officer):
    silk = make_product(shop=make_shop(owner=officer))
    ListingDraft.objects.create(product=silk, typed={"name": "ผ้า"}, waits_since=timezone.now())
    with pytest.raises(Refusal):
        second_look.approve(silk.draft, by=officer)
    assert fresh(silk).name == silk.name
