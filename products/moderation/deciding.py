"""An officer decides what waits; each verdict is carried out by the actions that everybody uses."""

from django.db import transaction
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from products import listing, ratings
from products.models import Decision, Matter, Product, Question, Review
from products.moderation import telling
from products.states import ProductState, Standing, Verdict
from shops import opening
from shops.models import Shop, ShopMember
from shops.states import ShopState

STANDINGS = {
    Verdict.KEEP: Standing.SHOWN,
    Verdict.HIDE: Standing.HIDDEN,
    Verdict.TAKE_DOWN: Standing.TAKEN_DOWN,
}


def possible(matter: Matter) -> list[Verdict]:
    return [Verdict.KEEP, Verdict.SUSPEND] if matter.kind == "shop" else list(Verdict)


def refuse_partial(matter: Matter, by: User) -> None:
    """Nobody judges their own words or their own shop."""
    is_author = getattr(matter.subject, "author_id", None) == by.pk
    if is_author or ShopMember.objects.filter(shop=matter.about_shop, user=by).exists():
        raise Refusal(_("This is about yourself or your shop, so another officer decides."))


@transaction.atomic
def decide(matter: Matter, verdict: Verdict, reason: str, *, by: User) -> Decision:
    """It settles every report of the thing that is open now."""
    refuse_partial(matter, by)
    if verdict not in possible(matter):
        raise Refusal(_("This can't be decided so."))
    if verdict != Verdict.KEEP and not reason.strip():
        raise Refusal(_("Please write the reason: whoever it is about reads it."))
    Matter.objects.select_for_update().get(pk=matter.pk)
    if not Matter.objects.waiting().filter(pk=matter.pk).update(waiting_since=None):
        raise Refusal(_("This was decided meanwhile."))
    decision = Decision.objects.create(matter=matter, verdict=verdict, reason=reason.strip(), by=by)
    matter.reports.filter(decision=None).update(decision=decision)
    carry_out(decision)
    if verdict != Verdict.KEEP:
        telling.tell(decision)
    return decision


def carry_out(decision: Decision) -> None:
    subject, verdict = decision.matter.subject, decision.verdict
    if verdict == Verdict.SUSPEND:
        opening.suspend(decision.matter.about_shop, decision.reason)
    elif isinstance(subject, Review | Question):
        set_standing(subject, STANDINGS[verdict])
    elif verdict == Verdict.HIDE:
        listing.hide(subject, decision.reason)
    elif verdict == Verdict.TAKE_DOWN:
        listing.block(subject, decision.reason)


def undo(decision: Decision) -> None:
    """What an upheld appeal gives back; what has changed again since then stays as it is."""
    subject, shop = decision.matter.subject, decision.matter.about_shop
    if decision.verdict == Verdict.SUSPEND:
        if Shop.objects.filter(pk=shop.pk, state=ShopState.SUSPENDED).exists():
            opening.reinstate(shop)
    elif isinstance(subject, Review | Question):
        set_standing(subject, Standing.SHOWN)
    else:
        put_back(subject, decision)


def put_back(product: Product, decision: Decision) -> None:
    if decision.verdict == Verdict.TAKE_DOWN and product.state == ProductState.BLOCKED:
        listing.unblock(product)
    if product.state == ProductState.WITHDRAWN:
        listing.submit(product)


def set_standing(remark: Review | Question, standing: Standing) -> None:
    type(remark).objects.filter(pk=remark.pk).update(standing=standing)
    remark.standing = standing
    if isinstance(remark, Review):
        ratings.recount(remark.product_id)
