"""Payments: the buyer reports a transfer by its slip, the shop confirms or rejects it.

Locks are taken in the order of docs/house.md: order, payment, stock. Money is never ignored: what
comes in for an ended order brings the order back where there is stock, and else a refund is due.
"""

import contextlib
from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from orders import discounts, events, notices, refunds, slips, status, times
from orders.events import Verb
from orders.models import Order, Payment, Slip
from orders.notices import Audience
from orders.slips import ReadSlip
from orders.states import GONE, OrderState, PaymentMethod, PaymentState
from orders.steps import TooLate, lock, move, quantities
from products import stock

WAITING = (PaymentState.CREATED, PaymentState.SUBMITTED)
ENDED_UNPAID = (OrderState.EXPIRED, OrderState.CANCELLED)


class SlipUsed(Refusal):
    def __init__(self) -> None:
        super().__init__(_("This slip was sent before. Please send the slip of this order's own transfer."))


def waiting(order: Order) -> Payment | None:
    """The transfer for which a slip may be sent: for an order that has ended too, to get the money back."""
    last = order.payments.last()
    is_open = order.state in (OrderState.PENDING, *ENDED_UNPAID) and last.method == PaymentMethod.PROMPTPAY
    return last if is_open and last.state not in (PaymentState.SUBMITTED, PaymentState.CONFIRMED) else None


def rejected(order: Order) -> Payment | None:
    """The transfer that the shop did not find, while the order still waits and may be looked for again."""
    if order.state != OrderState.PENDING:
        return None
    attempts = [payment for payment in order.payments.all() if payment.slips.all()]
    return attempts[-1] if attempts and attempts[-1].state == PaymentState.REJECTED else None


def submit_slip(order: Order, slip: ReadSlip, *, by: User | None = None) -> Slip:
    """The buyer says that the money is on its way. One slip serves once, anywhere on the site."""
    name = slips.keep(slip)
    try:
        return _submit(order.pk, slip, name, by)
    except BaseException:
        slips.drop(name)  # no file without its row
        raise


@transaction.atomic
def _submit(order_id: int, slip: ReadSlip, name: str, by: User | None) -> Slip:
    order = lock(order_id)
    payment = _open_attempt(order)
    kept = _record_slip(payment, slip, name)
    _step(payment, (PaymentState.CREATED,), PaymentState.SUBMITTED, submitted_at=timezone.now())
    if order.state == OrderState.EXPIRED:
        _reopen(order)
    status.refresh(order)
    note = "" if slip.transfer else _("QR not readable: please check by eye")
    events.record(order, Verb.SLIP_SENT, by=by, was=order.state, note=note)
    notices.announce(order, Audience.SHOP, f"slip_sent_{payment.pk}")
    return kept


def _open_attempt(order: Order) -> Payment:
    """The attempt that a slip may be sent for; an order that ran out of time gets a new one."""
    if order.payment_method != PaymentMethod.PROMPTPAY:
        raise Refusal(_("This order is paid on delivery. No transfer is needed."))
    last = order.payments.last()
    if last.state == PaymentState.SUBMITTED:
        raise Refusal(_("We have your slip already. The shop is checking it."))
    if last.state == PaymentState.CONFIRMED:
        raise Refusal(_("This order is paid already."))
    return last if last.state == PaymentState.CREATED else _new_attempt(last)


def _new_attempt(last: Payment) -> Payment:
    return Payment.objects.create(
        order=last.order,
        method=last.method,
        amount=last.amount,
        payee_kind=last.payee_kind,
        payee_target=last.payee_target,
        payee_holder=last.payee_holder,
    )


def _record_slip(payment: Payment, slip: ReadSlip, name: str) -> Slip:
    transfer = {"bank": slip.transfer.bank, "reference": slip.transfer.reference} if slip.transfer else {}
    try:
        with transaction.atomic():
            return payment.slips.create(picture=name, **transfer)
    except IntegrityError as error:
        if kept := _take_rejected_slip(payment, name, transfer):
            return kept
        raise SlipUsed from error


def _take_rejected_slip(payment: Payment, name: str, transfer: dict[str, str]) -> Slip | None:
    """The same slip, which a shop of the same purchase had not accepted: it serves this payment from now on."""
    same_purchase = {"payment__order__purchase": payment.order.purchase_id, "payment__state": PaymentState.REJECTED}
    slip = Slip.objects.filter(**transfer, **same_purchase).first()
    taken = slip and Slip.objects.filter(pk=slip.pk, payment=slip.payment_id).update(
        payment=payment, picture=name, uploaded_at=timezone.now()
    )
    if not taken:
        return None
    transaction.on_commit(partial(slips.drop, slip.picture))
    slip.payment, slip.picture = payment, name
    return slip


@transaction.atomic
def confirm(payment: Payment, *, by: User | None) -> None:
    """The money is there. A second confirmation changes nothing."""
    order = lock(payment.order_id)
    payment.refresh_from_db()
    if payment.state == PaymentState.CONFIRMED:
        return
    _refuse_uncollected(order)
    _step(payment, WAITING, PaymentState.CONFIRMED, confirmed_at=timezone.now(), confirmed_by=by)
    was = order.state
    if order.state == OrderState.EXPIRED:
        _reopen(order)
    if order.payment_method == PaymentMethod.PROMPTPAY:
        only = {"state": OrderState.PENDING}
        move(order, OrderState.CONFIRMED, only=only, confirmed_at=timezone.now(), expires_at=None)
    status.refresh(order)
    events.record(order, Verb.PAID, by=by, was=was)
    notices.announce(order, Audience.BUYER, f"paid_{payment.pk}")
    if order.state in ENDED_UNPAID:
        refunds.owe(order, payment.amount, _("The order had ended when the money came"))


@transaction.atomic
def receive(order: Order, *, by: User) -> None:
    """Money came without a slip, perhaps after the order had ended: it is recorded all the same."""
    order = lock(order.pk)
    last = order.payments.last()
    if last.state != PaymentState.CONFIRMED:
        confirm(last if last.state in WAITING else _new_attempt(last), by=by)


def _refuse_uncollected(order: Order) -> None:
    """Cash on delivery is in nobody's hands before the parcel has left."""
    is_cash = order.payment_method == PaymentMethod.CASH_ON_DELIVERY
    if is_cash and order.fulfilment_status not in GONE:
        raise Refusal(_("The parcel has not been sent yet. Record the cash when the carrier has collected it."))


@transaction.atomic
def reject(payment: Payment, reason: str, *, by: User | None) -> None:
    """The shop can't find the money. The buyer reads why and has time to try again."""
    if not reason.strip():
        raise Refusal(_("Please write why, so that the buyer knows what to do."))
    order = lock(payment.order_id)
    _step(payment, (PaymentState.SUBMITTED,), PaymentState.REJECTED, reject_reason=reason.strip()[:300])
    if order.state == OrderState.PENDING:
        _new_attempt(payment)
        least = timezone.now() + times.TO_PAY_AGAIN
        order.expires_at = max(order.expires_at or least, least)
        order.save(update_fields=("expires_at",))
    status.refresh(order)
    events.record(order, Verb.SLIP_REJECTED, by=by, was=order.state, note=reason.strip())
    notices.announce(order, Audience.BUYER, f"slip_rejected_{payment.pk}")


@transaction.atomic
def review(payment: Payment, *, by: User) -> None:
    """The shop rejected a transfer by mistake: its slip waits for their look again. A second press changes nothing."""
    order = lock(payment.order_id)
    attempt = order.payments.last()
    if attempt.state == PaymentState.SUBMITTED:
        return
    if order.state != OrderState.PENDING:
        raise TooLate(order)
    if not Slip.objects.filter(payment=payment, payment__state=PaymentState.REJECTED).update(payment=attempt):
        raise Refusal(_("The buyer has sent this slip again. Please look at the order again."))
    _step(attempt, (PaymentState.CREATED,), PaymentState.SUBMITTED, submitted_at=payment.submitted_at)
    status.refresh(order)
    event = events.record(order, Verb.SLIP_REVIEWED, by=by, was=order.state)
    notices.announce(order, Audience.BUYER, f"slip_reviewed_{event.pk}")


def _step(payment: Payment, start: tuple[PaymentState, ...], to: PaymentState, **changes: object) -> None:
    """The guarded step of one payment; late ones are told so."""
    if not Payment.objects.filter(pk=payment.pk, state__in=start).update(state=to, **changes):
        raise Refusal(_("Somebody else dealt with this payment already. Please look at the order again."))
    payment.state = to


def _reopen(order: Order) -> None:
    """An expired order waits again if its goods can still be set aside, and its discount code has a use left."""
    with contextlib.suppress(stock.SoldOut, discounts.UsedUp), transaction.atomic():
        discounts.take_again(order)
        stock.allocate(quantities(order), reference=order.number)
        only = {"state": OrderState.EXPIRED}
        expires_at = timezone.now() + times.TO_PAY_AGAIN
        move(order, OrderState.PENDING, only=only, expires_at=expires_at, ended_at=None)
        events.record(order, Verb.REOPENED, was=OrderState.EXPIRED)
