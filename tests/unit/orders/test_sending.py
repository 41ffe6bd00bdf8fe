"""The outbox: told once, in one's own language, and tried again where the post is down."""

import datetime as dt

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from netpracharat.accounts import channels
from netpracharat.accounts.models import User
from orders import notices, sending
from orders.models import Notice, Order, Purchase
from orders.sending import topic
from shops.models import ShopMember
from tests.factories import make_shop, make_user
from tests.unit.orders.factories import make_order

pytestmark = pytest.mark.django_db
BUYER = {
    "placed", "paid_1", "confirmed", "slip_rejected_1", "shipped", "cancelled", "returned", "cancel_declined_1",
    "expired", "refund_due_1", "refunded_1", "slip_reviewed_1", "reminded_1", "presumed_1", "failed_1", "lost",
    "case_answered_1", "case_escalated_1", "case_decided_1", "case_closed_1", "refund_failed_1",
}  # fmt: skip
SHOP = {
    "placed", "slip_sent_1", "cancel_asked_1", "cancelled", "delivered_1", "refund_due_1", "presumed_1", "failed_1",
    "case_opened_1", "case_replied_1", "case_escalated_1", "case_agreed_1", "case_decided_1", "case_closed_1",
}  # fmt: skip


class Broken:
    """A post office on strike."""

    def reaches(self, _recipient):
        return True

    def send(self, _recipient, _letter):
        raise OSError


@pytest.fixture
def order():
    return make_order(shop=make_shop(owner=make_user("บุญมี", email="seller@example.com")))


def send_all():
    return sending.send_due(timezone.now())


def test_buyer_and_members_are_told(order, mailoutbox):
    assert send_all() == 2
    assert sorted(mail.to[0] for mail in mailoutbox) == ["buyer@example.com", "seller@example.com"]


def test_what_was_sent_is_not_sent_again(order, mailoutbox):
    send_all()
    assert send_all() == 0
    notices.announce(order, notices.Audience.BUYER, "placed")
    assert (send_all(), len(mailoutbox)) == (0, 2)


def test_letter_to_a_buyer_has_the_way_to_the_order(order, mailoutbox):
    send_all()
    [letter] = [mail for mail in mailoutbox if mail.to == ["buyer@example.com"]]
    assert f"http://testserver/orders/{order.token}/" in letter.body
    assert order.number in letter.body


def test_letter_to_the_shop_never_holds_the_buyers_key(order, mailoutbox):
    send_all()
    [letter] = [mail for mail in mailoutbox if mail.to == ["seller@example.com"]]
    assert f"http://testserver/sell/{order.shop.slug}/orders/{order.number}/" in letter.body
    assert order.token not in letter.body


@pytest.mark.parametrize(("language", "subject"), [("en", "Thank you for your order"), ("th", "ขอบคุณที่สั่งซื้อ")])
def test_letter_is_in_the_buyers_language(order, mailoutbox, language, subject):
    Purchase.objects.update(language=language)
    User.objects.update(language=language)
    Notice.objects.filter(audience="shop").delete()
    send_all()
    assert [mail.subject for mail in mailoutbox] == [subject]


def test_names_are_written_as_they_are(order, mailoutbox):
    type(order.shop).objects.update(name='ร้าน "ป้าแดง" & ลูก')
    send_all()
    assert all('ร้าน "ป้าแดง" & ลูก' in mail.body for mail in mailoutbox)


def test_guest_without_e_mail_is_told_by_nobody_and_not_tried_again(order, mailoutbox):
    Purchase.objects.update(email="")
    assert send_all() == 2
    assert [mail.to for mail in mailoutbox] == [["seller@example.com"]]
    assert not Notice.objects.filter(sent_at=None).exists()


def test_signed_in_buyer_is_told_by_his_own_address(mailoutbox):
    make_order(by=make_user(email="own@example.com"))
    Purchase.objects.update(email="")
    send_all()
    assert [mail.to for mail in mailoutbox] == [["own@example.com"]]


def test_post_that_is_down_is_tried_again_later_and_later(order, monkeypatch, mailoutbox):
    now = timezone.now()
    with monkeypatch.context() as strike:
        strike.setattr(sending, "channels", lambda: (Broken(),))
        assert sending.send_due(now) == 0
        assert sending.send_due(now) == 0
        sending.send_due(now + dt.timedelta(minutes=2))
    assert set(Notice.objects.values_list("failures", "sent_at")) == {(2, None)}
    assert sending.send_due(now + dt.timedelta(minutes=3)) == 0
    assert sending.send_due(now + dt.timedelta(minutes=5)) == 2
    assert len(mailoutbox) == 2


def test_given_up_after_ten_failures(order, mailoutbox):
    Notice.objects.update(failures=sending.MOST_FAILURES)
    assert (send_all(), mailoutbox) == (0, [])


def test_one_member_out_of_reach_does_not_repeat_it_to_the_others(order, monkeypatch, mailoutbox):
    ShopMember.objects.create(shop=order.shop, user=make_user(email="lost@example.com"), role="packer")
    send = channels.Email.send

    def fail_for_one(self, recipient, letter):
        if recipient.email == "lost@example.com":
            raise OSError
        send(self, recipient, letter)

    monkeypatch.setattr(channels.Email, "send", fail_for_one)
    assert send_all() == 2
    assert sorted(mail.to[0] for mail in mailoutbox) == ["buyer@example.com", "seller@example.com"]


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_kind_has_its_letter(order, mailoutbox, language):
    Notice.objects.all().delete()
    Order.objects.update(cancel_reason="ของหมด")
    Purchase.objects.update(language=language)
    User.objects.update(language=language)
    for audience, kinds in ((notices.Audience.BUYER, BUYER), (notices.Audience.SHOP, SHOP)):
        for kind in kinds:
            notices.announce(order, audience, kind)
    assert send_all() == len(BUYER) + len(SHOP)
    assert all(mail.subject and "\n\n\n" not in mail.body for mail in mailoutbox)
    assert len(mailoutbox) == len(BUYER) + len(SHOP)


def test_topic_leaves_the_number_out():
    assert [topic(Notice(kind=kind)) for kind in ("placed", "slip_sent_17")] == ["placed", "slip_sent"]


def test_a_step_wakes_the_sender_after_the_commit_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_order()
        make_order()
    assert list(ProcrastinateJob.objects.values_list("task_name", flat=True)) == [notices.SENDING]
