"""The shop's desk: from a slip to a sent parcel by buttons, and what strangers and packers may not."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from orders import lifecycle, parcels, payments
from orders.models import Refund
from orders.slips import ReadSlip
from orders.states import FulfilmentStatus, OrderState, PaymentState, PaymentStatus, RefundState
from orders.views.desk import ORDERS_A_PAGE
from shops.models import ShopMember
from tests.factories import make_product, make_shop, make_user
from tests.unit.orders.factories import make_many_orders, make_order, make_purchase, slip_picture, variant_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]


def sign_in(user):
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def shop():
    return make_shop(owner=make_user("บุญมี"), takes_cash_on_delivery=True)


@pytest.fixture
def seller(shop):
    return sign_in(shop.members.get().user)


@pytest.fixture
def packer(shop):
    return sign_in(ShopMember.objects.create(shop=shop, user=make_user("ทองดี"), role="packer").user)


@pytest.fixture
def order(shop):
    return make_order(shop=shop)


@pytest.fixture
def paid(order):
    payments.receive(order, by=None)
    return order


def page(order, act=""):
    return f"/sell/{order.shop.slug}/orders/{order.number}/{act}"


def step(client, order):
    return client.get(page(order)).context["step_template"].removeprefix("orders/desk/_step_").removesuffix(".html")


def now(order):
    order.refresh_from_db()
    return order


def test_a_slip_becomes_a_sent_parcel(seller, order):
    payments.submit_slip(order, ReadSlip(b"\xff\xd8 slip", None))
    payment = order.payments.get()
    steps = [step(seller, order)]
    for act, data in (
        (f"payments/{payment.pk}/confirm/", {}),
        ("pack/", {}),
        ("ship/", {"carrier": "thailand_post", "number": "ed123456785th"}),
    ):
        answer = seller.post(page(order, act), data)
        assert (answer.status_code, answer["Location"]) == (302, page(order))
        steps.append(step(seller, order))
    assert steps == ["check", "pack", "ship", "sent"]
    assert now(order).fulfilment_status == FulfilmentStatus.SHIPPED


def test_slip_is_shown_to_the_seller_and_to_nobody_else(seller, packer, order):
    slip = payments.submit_slip(order, ReadSlip(b"\xff\xd8 slip", None))
    rival = make_shop("ร้านอื่น", owner=make_user("คู่แข่ง"))
    assert seller.get(page(order, f"slips/{slip.pk}/")).content == b"\xff\xd8 slip"
    assert packer.get(page(order, f"slips/{slip.pk}/")).status_code == 403
    stranger = sign_in(rival.members.get().user)
    assert stranger.get(page(order, f"slips/{slip.pk}/")).status_code == 404
    assert stranger.get(f"/sell/{rival.slug}/orders/{order.number}/slips/{slip.pk}/").status_code == 404


def test_rejection_without_a_reason_comes_back_beside_the_field(seller, order):
    payments.submit_slip(order, ReadSlip(b"slip", None))
    payment = order.payments.get()
    answer = seller.post(page(order, f"payments/{payment.pk}/reject/"), {"reason": " "})
    assert answer.context["forms"]["reject"].errors["reason"] == ["กรุณาเขียนเหตุผล ผู้ซื้อจะได้เข้าใจ"]
    assert order.payments.get().state == PaymentState.SUBMITTED


def test_wrong_tracking_number_comes_back_as_it_was_typed(seller, paid):
    answer = seller.post(page(paid, "ship/"), {"carrier": "thailand_post", "number": "ED123456784TH"})
    assert answer.status_code == 200
    assert answer.context["forms"]["ship"]["number"].value() == "ED123456784TH"
    assert now(paid).fulfilment_status == FulfilmentStatus.UNFULFILLED


def test_who_brings_it_himself_needs_no_number(packer, paid):
    packer.post(page(paid, "ship/"), {"carrier": "own", "number": ""})
    assert now(paid).fulfilment_status == FulfilmentStatus.SHIPPED


def test_second_press_changes_nothing_and_complains_of_nothing(packer, paid):
    for _press in range(2):
        answer = packer.post(page(paid, "pack/"), follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["success"] * 1
    assert paid.events.filter(verb="packed").count() == 1


def test_late_press_is_told_so(seller, paid):
    parcels.ship(paid, "flash", "TH1", by=None)
    answer = seller.post(page(paid, "cancel/"), {"reason": "ของหมด"}, follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert now(paid).state == OrderState.CONFIRMED


def test_paid_and_cancelled_is_paid_back(seller, paid):
    seller.post(page(paid, "cancel/"), {"reason": "ของชำรุด"})
    assert step(seller, paid) == "refund"
    seller.post(page(paid, f"refunds/{Refund.objects.get().pk}/done/"))
    assert (step(seller, paid), now(paid).payment_status) == ("ended", PaymentStatus.REFUNDED)


def test_question_to_cancel_is_answered(seller, paid):
    lifecycle.cancel_by_buyer(paid, "สั่งผิดสี", by=None)
    assert "สั่งผิดสี" in seller.get(page(paid)).content.decode()
    seller.post(page(paid, "keep/"), {"reason": "ตัดผ้าแล้ว"})
    assert (step(seller, paid), now(paid).cancel_asked_at) == ("pack", None)


def test_cash_is_accepted_sent_and_collected(seller, shop):
    order = make_order(shop=shop, method="cod")
    steps = [step(seller, order)]
    for act, data in (("accept/", {}), ("ship/", {"carrier": "flash", "number": "TH1"}), ("money/", {})):
        seller.post(page(order, act), data)
        steps.append(step(seller, order))
    assert steps == ["accept", "pack", "collect", "sent"]
    assert now(order).payment_status == PaymentStatus.COD_COLLECTED


def test_parcel_comes_back(seller, paid):
    parcels.ship(paid, "flash", "TH1", by=None)
    seller.post(page(paid, "return/"), {"reason": "ไม่มีผู้รับ"})
    assert (now(paid).state, step(seller, paid)) == (OrderState.CANCELLED, "refund")


def test_no_act_of_one_shop_reaches_an_order_of_another(order):
    rival = make_shop("ร้านอื่น", owner=make_user("คู่แข่ง"))
    stranger = sign_in(rival.members.get().user)
    for act in ("", "note/", "money/", "pack/", "ship/", "cancel/", "accept/", "keep/", "return/"):
        address = f"/sell/{rival.slug}/orders/{order.number}/{act}"
        assert stranger.post(address, {"reason": "x"}).status_code in (404, 405)
        assert stranger.get(address).status_code in (404, 405)
    assert (now(order).state, order.events.count()) == (OrderState.PENDING, 1)


def test_payment_of_another_order_is_not_found(seller, shop, order):
    other = make_order(shop=make_shop("ร้านอื่น")).payments.get()
    assert seller.post(page(order, f"payments/{other.pk}/confirm/")).status_code == 404
    other.refresh_from_db()
    assert other.state == PaymentState.CREATED


def test_shops_page_never_holds_the_buyers_key(seller, paid):
    for address in (page(paid), page(paid, "note/"), f"/sell/{paid.shop.slug}/orders/"):
        text = seller.get(address).content.decode()
        assert (paid.number in text, paid.token in text, paid.purchase.token in text) == (True, False, False)


def test_list_shows_each_order_under_its_step(seller, shop, paid):
    waiting = make_order(shop=shop)
    listed = {
        show: [order for order, *_look in seller.get(f"/sell/{shop.slug}/orders/?show={show}").context["rows"]]
        for show in ("", "pack", "unpaid", "ended", "check", "nonsense")
    }
    assert listed == {"": [paid], "pack": [paid], "unpaid": [waiting], "ended": [], "check": [], "nonsense": [paid]}


def test_list_goes_on_page_by_page(seller, shop, monkeypatch):
    monkeypatch.setattr("orders.views.desk.ORDERS_A_PAGE", 2)
    variant = variant_of(make_product(shop=shop, on_hand=9))
    orders = [make_purchase((variant, 1)).orders.get() for _number in range(5)]
    address, seen = "?show=unpaid", []
    while address:
        context = seller.get(f"/sell/{shop.slug}/orders/{address}").context
        seen.append([order for order, *_look in context["rows"]])
        address = context["next_url"]
    assert seen == [orders[:2], orders[2:4], orders[4:]]


@pytest.mark.parametrize("address", ["", "orders/", "orders/?show=accept"])
def test_pages_cost_the_same_queries_for_3_orders_and_for_300(
    seller, shop, address, django_assert_num_queries, django_assert_max_num_queries
):
    variant = variant_of(make_product(shop=shop, on_hand=300))
    make_many_orders(variant, 3)
    with django_assert_max_num_queries(13) as first:
        seller.get(f"/sell/{shop.slug}/{address}")
    make_many_orders(variant, 297)
    with django_assert_num_queries(len(first)):
        answer = seller.get(f"/sell/{shop.slug}/{address}")
    assert len(answer.context.get("rows", ())) == (ORDERS_A_PAGE if "orders" in address else 0)


def test_tabs_name_what_there_is_some_of(seller, shop, paid, in_english):
    lifecycle.cancel_by_buyer(paid, "", by=None)
    make_order(shop=shop, method="cod")
    found = {}
    for show in ("", "answer", "accept"):
        tabs = seller.get(f"/sell/{shop.slug}/orders/?show={show}").context["tabs"]
        found[show] = [(tab["url"], tab["count"]) for tab in tabs if tab["current"]]
    assert found == {"": [("?", 2)], "answer": [("?show=problem", 1)], "accept": [("?show=accept", 1)]}
    assert [tab["url"] for tab in tabs] == ["?", "?show=accept", "?show=problem", "?show=ended"]


def test_desk_counts_what_waits(seller, shop, paid):
    make_order(shop=shop, method="cod")
    context = seller.get(f"/sell/{shop.slug}/").context
    assert [(step, number) for step, number, *_look in context["steps"]] == [("accept", 1), ("pack", 1)]
    assert (context["figures"].orders_today, context["figures"].earned_this_month) == (2, paid.total)


def test_desk_of_a_packer_names_no_goods_to_change(packer, shop):
    make_product(shop=shop, on_hand=0)
    assert len(packer.get(f"/sell/{shop.slug}/").context["running_out"]) == 0


def test_rejection_by_mistake_is_undone_by_a_button(seller, order):
    payments.submit_slip(order, ReadSlip(b"\xff\xd8 slip", None))
    payment = order.payments.get()
    seller.post(page(order, f"payments/{payment.pk}/reject/"), {"reason": "ไม่พบยอด"})
    assert page(order, f"payments/{payment.pk}/review/") in seller.get(page(order)).content.decode()
    seller.post(page(order, f"payments/{payment.pk}/review/"))
    assert step(seller, order) == "check"
    assert "shop_payment_review" not in seller.get(page(order)).content.decode()


def test_slip_of_a_cancelled_order_leads_to_paying_back(seller, order):
    lifecycle.cancel(order, "ของหมด", by=None)
    payments.submit_slip(order, ReadSlip(b"\xff\xd8 slip", None))
    assert "ต้องโอนคืนให้ผู้ซื้อ" in seller.get(page(order)).content.decode()
    seller.post(page(order, f"payments/{order.payments.last().pk}/confirm/"))
    assert step(seller, order) == "refund"


def test_refund_is_recorded_with_its_slip_which_both_sides_see(seller, packer, paid):
    lifecycle.cancel(paid, "ของหมด", by=None)
    refund = paid.refunds.get()
    seller.post(page(paid, f"refunds/{refund.pk}/done/"), {"picture": slip_picture()})
    refund.refresh_from_db()
    assert refund.state == RefundState.DONE
    buyers = f"/orders/{paid.token}/refunds/{refund.pk}/slip/"
    assert buyers in Client().get(f"/orders/{paid.token}/").content.decode()
    addresses = {seller: page(paid, f"refunds/{refund.pk}/slip/"), Client(): buyers}
    assert [client.get(address)["Content-Type"] for client, address in addresses.items()] == ["image/jpeg"] * 2
    assert packer.get(page(paid, f"refunds/{refund.pk}/slip/")).status_code == 403


def test_slip_of_a_users_refund_is_not_for_whoever_has_the_link(shop, seller):
    order = make_order(shop=shop, by=make_user())
    payments.receive(order, by=None)
    lifecycle.cancel(order, "ของหมด", by=None)
    refund = order.refunds.get()
    seller.post(page(order, f"refunds/{refund.pk}/done/"), {"picture": slip_picture()})
    assert Client().get(f"/orders/{order.token}/refunds/{refund.pk}/slip/").status_code == 403


def test_refund_with_a_file_that_is_no_picture_is_not_recorded(seller, paid):
    lifecycle.cancel(paid, "ของหมด", by=None)
    refund = paid.refunds.get()
    wrong = SimpleUploadedFile("slip.jpg", b"not a picture")
    answer = seller.post(page(paid, f"refunds/{refund.pk}/done/"), {"picture": wrong})
    assert (answer.status_code, "field__error" in answer.content.decode()) == (200, True)
    assert Refund.objects.get().state == RefundState.REQUESTED


def test_parcel_that_did_not_arrive_is_sent_again(seller, packer, paid):
    parcels.ship(paid, "flash", "TH1", by=None)
    packer.post(page(paid, "fail/"), {"reason": "ไม่มีผู้รับ"})
    assert step(packer, paid) == "failed"
    offered = {client: page(paid, "lose/") in client.get(page(paid)).content.decode() for client in (packer, seller)}
    assert offered == {packer: False, seller: True}
    packer.post(page(paid, "ship/"), {"carrier": "jt", "number": "JT99"})
    assert (step(packer, paid), now(paid).fulfilment_status) == ("sent", FulfilmentStatus.SHIPPED)


def test_lost_parcel_ends_the_order_and_is_paid_back(seller, paid):
    parcels.ship(paid, "flash", "TH1", by=None)
    parcels.miss(paid, "ไม่เคยได้รับ", by=None)
    assert "ไม่เคยได้รับ" in seller.get(page(paid)).content.decode()
    answer = seller.post(page(paid, "lose/"), {"reason": ""})
    assert (answer.status_code, now(paid).state) == (200, OrderState.CONFIRMED)
    seller.post(page(paid, "lose/"), {"reason": "ขนส่งหาไม่พบ"})
    assert (step(seller, paid), now(paid).state) == ("refund", OrderState.CANCELLED)
