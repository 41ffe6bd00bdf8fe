"""The pages of a case: buyer, shop and officer take their turns, and nobody reads what isn't theirs."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from netpracharat.accounts import roles, waiting
from orders import cases, refunds
from orders.models import Case
from orders.states import CaseState, OrderState, PaymentStatus, RefundState
from products.models import Category, Product
from shops.models import ShopMember
from tests.factories import make_shop, make_user
from tests.unit.orders.factories import make_case, make_received_order, slip_picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]
CLAIM = {"kind": "damaged", "wish": "all", "text": "ผ้าขาดหนึ่งผืน"}


def sign_in(user):
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def shop():
    return make_shop(owner=make_user("บุญมี"))


@pytest.fixture
def seller(shop):
    return sign_in(shop.members.get().user)


@pytest.fixture
def order(shop):
    """A guest's: the link is the key."""
    return make_received_order(shop=shop)


@pytest.fixture
def officer(settings):
    settings.DEMO = True  # no second step
    user = make_user("เจ้าหน้าที่", is_staff=True)
    user.groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    return user


def at_shop(case, act=""):
    return f"/sell/{case.order.shop.slug}/orders/{case.order.number}/cases/{case.pk}/{act}"


def at_buyer(case, act=""):
    return f"/orders/{case.order.token}/cases/{case.pk}/{act}"


def now(row):
    row.refresh_from_db()
    return row


def test_guest_reports_a_problem_with_photos(order):
    answer = Client().post(f"/orders/{order.token}/case/", CLAIM | {"photos": [slip_picture(), slip_picture()]})
    case = Case.objects.get()
    assert (answer["Location"], case.photos.count()) == (at_buyer(case), 2)
    photo = Client().get(at_buyer(case, f"photos/{case.photos.first().pk}/"))
    assert photo.content.startswith(b"\xff\xd8")


def test_what_was_typed_is_still_there_when_something_is_missing(order):
    answer = Client().post(f"/orders/{order.token}/case/", CLAIM | {"kind": ""})
    assert (answer.context["form"]["text"].value(), list(answer.context["form"].errors)) == (CLAIM["text"], ["kind"])
    assert Case.objects.count() == 0


def test_unreadable_photo_does_not_stop_the_report(order):
    wrong = slip_picture()
    wrong.truncate(40)
    answer = Client().post(f"/orders/{order.token}/case/", CLAIM | {"photos": [wrong, slip_picture()]}, follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert Case.objects.get().photos.count() == 1


def test_order_page_leads_to_the_case_and_offers_no_completing(order):
    page = Client().get(f"/orders/{order.token}/").content.decode()
    assert (f"/orders/{order.token}/case/" in page, f"/orders/{order.token}/complete/" in page) == (True, True)
    case = make_case(order)
    page = Client().get(f"/orders/{order.token}/").content.decode()
    assert (f"/orders/{order.token}/case/" in page, f"/orders/{order.token}/complete/" in page) == (False, False)
    assert at_buyer(case) in page


def test_somebody_who_was_sent_the_link_reads_no_case(shop):
    case = make_case(make_received_order(shop=shop, by=make_user()))
    assert Client().get(at_buyer(case)).status_code == 403
    assert at_buyer(case) not in Client().get(f"/orders/{case.order.token}/").content.decode()


def test_shop_answers_from_its_list_of_what_is_to_do(seller, order):
    case = make_case(order)
    page = seller.get(f"/sell/{order.shop.slug}/orders/{order.number}/")
    assert page.context["step_template"] == "orders/desk/_step_case.html"
    seller.post(at_shop(case), {"remedy": "refund", "amount": "500", "text": "ขออภัยค่ะ"})
    assert (now(case).state, case.amount) == (CaseState.SELLER_ANSWERED, 500)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"remedy": "refund", "amount": "3,751", "text": "x"}, "amount"),
        ({"remedy": "refund", "amount": "", "text": "x"}, "amount"),
        ({"remedy": "nothing", "amount": "3,750", "text": ""}, "text"),
        ({"remedy": "", "text": "x"}, "remedy"),
    ],
)
def test_wrong_answer_comes_back_beside_its_field(seller, order, data, field):
    case = make_case(order)
    answer = seller.post(at_shop(case), data)
    assert (list(answer.context["form"].errors), now(case).state) == ([field], CaseState.OPENED)


def test_buyer_accepts_and_the_shop_pays_back_with_its_slip(seller, order):
    case = make_case(order, offer=500)
    Client().post(at_buyer(case, "accept/"))
    refund = now(case).refund
    done = f"/sell/{order.shop.slug}/orders/{order.number}/refunds/{refund.pk}/done/"
    assert seller.post(done).status_code == 200  # they have argued: the slip is needed
    assert now(refund).state == RefundState.APPROVED
    seller.post(done, {"picture": slip_picture()})
    assert (now(case).state, now(order).payment_status) == (CaseState.CLOSED, PaymentStatus.PARTIALLY_REFUNDED)
    assert f"/refunds/{refund.pk}/slip/" in Client().get(at_buyer(case)).content.decode()


def test_refund_that_failed_is_told_from_the_desk(seller, order):
    case = make_case(order, offer=500)
    cases.accept(case, by=None)
    failed = f"/sell/{order.shop.slug}/orders/{order.number}/refunds/{now(case).refund_id}/fail/"
    assert seller.post(failed, {"reason": " "}).status_code == 200
    seller.post(failed, {"reason": "เลขบัญชีผิด"})
    assert sorted(order.refunds.values_list("state", flat=True)) == [RefundState.APPROVED, RefundState.FAILED]


def test_buyer_writes_back_or_asks_an_officer(order):
    case = make_case(order, offer=500)
    assert Client().post(at_buyer(case, "reply/"), {"text": ""}).context["forms"]["reply"].errors
    Client().post(at_buyer(case, "reply/"), {"text": "ขอทั้งหมด"})
    assert now(case).state == CaseState.OPENED
    cases.answer(case, cases.Answer("nothing", "ไม่คืน"), by=None)
    Client().post(at_buyer(case, "escalate/"), {"text": ""})
    assert now(case).state == CaseState.ESCALATED


def test_nothing_more_is_reported_of_what_was_paid_back(seller, order):
    case = make_case(order, offer=order.total)
    cases.accept(case, by=None)
    refunds.mark_done(now(case).refund, by=None)
    page = Client().get(f"/orders/{order.token}/").content.decode()
    assert (f"/orders/{order.token}/case/" in page, f"/orders/{order.token}/complete/" in page) == (False, False)
    assert Client().get(f"/orders/{order.token}/case/").status_code == 302


def test_late_turn_is_told_so_and_changes_nothing(order):
    case = make_case(order, escalated=True)
    answer = Client().post(at_buyer(case, "accept/"), follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert now(case).state == CaseState.ESCALATED


def test_packers_and_other_shops_read_no_case(shop, order):
    case = make_case(order)
    packer = sign_in(ShopMember.objects.create(shop=shop, user=make_user(), role="packer").user)
    rival = make_shop("ร้านอื่น", owner=make_user())
    stranger = sign_in(rival.members.get().user)
    assert packer.get(at_shop(case)).status_code == 403
    for address in (at_shop(case), at_shop(case).replace(shop.slug, rival.slug)):
        assert [stranger.get(address).status_code, stranger.post(address).status_code] == [404, 404]


def test_case_of_another_order_is_not_found(seller, shop, order):
    case, other = make_case(order), make_received_order(shop=shop)
    assert seller.get(at_shop(case).replace(order.number, other.number)).status_code == 404
    assert Client().get(at_buyer(case).replace(order.token, other.token)).status_code == 404


def test_officer_decides_in_the_admin(officer, order):
    case, desk = make_case(order, escalated=True), sign_in(officer)
    assert [one.count for one in waiting.for_user(officer) if "case" in one.url] == [1]
    assert list(desk.get("/admin/orders/case/?state__exact=escalated").context["cl"].result_list) == [case]
    assert desk.get(f"/admin/orders/case/{case.pk}/change/").context["form"]
    decide = f"/admin/orders/case/{case.pk}/decide/"
    wrong = desk.post(decide, {"remedy": "refund", "amount": "3750", "text": ""})
    assert (list(wrong.context["form"].errors), now(case).state) == (["text"], CaseState.ESCALATED)
    desk.post(decide, {"remedy": "refund", "amount": "3750", "text": "รูปถ่ายชัดเจน"})
    assert (now(case).state, case.decided_by, case.refund.amount) == (CaseState.RESOLVED, officer, 3750)


def test_officer_of_the_shop_reads_and_does_not_decide(officer):
    case, desk = make_case(make_received_order(shop=make_shop(owner=officer)), escalated=True), sign_in(officer)
    assert desk.get(f"/admin/orders/case/{case.pk}/change/").context["form"] is None
    assert desk.post(f"/admin/orders/case/{case.pk}/decide/", {"remedy": "nothing", "text": "x"}).status_code == 403
    assert now(case).state == CaseState.ESCALATED


def test_photo_in_the_admin_is_for_officers(officer, order, settings):
    case = make_case(order)
    Client().post(at_buyer(case, "photos/"), {"photos": [slip_picture()]})
    address = f"/admin/orders/case/{case.pk}/photos/{case.photos.get().pk}/"
    assert sign_in(officer).get(address).status_code == 200
    assert sign_in(make_user(is_staff=True)).get(address).status_code == 403
    assert sign_in(make_user(is_staff=True)).get(f"/admin/orders/case/{case.pk}/change/").status_code == 403


def test_owed_orders_are_listed_in_the_admin(officer, order):
    case = make_case(order, offer=500)
    cases.accept(case, by=None)
    listed = [
        list(sign_in(officer).get(f"/admin/orders/order/?owed={how}").context["cl"].result_list)
        for how in ("any", "long")
    ]
    assert listed == [[order], []]


@pytest.mark.parametrize("address", ["/admin/orders/case/", "/admin/orders/order/?owed=any"])
def test_lists_cost_the_same_with_many(officer, shop, address, django_assert_max_num_queries):
    desk = sign_in(officer)
    queries = []
    for _more in range(2):
        for _number in range(3):
            cases.accept(make_case(make_received_order(shop=make_shop()), offer=500), by=None)
        with django_assert_max_num_queries(40) as captured:
            desk.get(address)
        queries.append(len(captured))
    assert queries[0] == queries[1]


def test_settled_case_lets_the_order_complete(order):
    case = make_case(order)
    Client().post(at_buyer(case, "settle/"))
    Client().post(f"/orders/{order.token}/complete/")
    assert (now(case).state, now(order).state) == (CaseState.CLOSED, OrderState.COMPLETED)


def test_form_says_that_food_need_not_be_sent_back(order):
    assert Client().get(f"/orders/{order.token}/case/").context["has_food"] is False
    Product.objects.update(category=Category.objects.get(slug="food"))
    assert Client().get(f"/orders/{order.token}/case/").context["has_food"] is True
