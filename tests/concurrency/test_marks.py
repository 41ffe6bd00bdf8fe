"""Races about marks of quality: one outcome each, and the badge says what the mark says."""

from functools import partial

import pytest

from netpracharat.refusals import Refusal
from products.marks import checking, handing_in
from products.models import Mark, ProductBadge
from products.states import MarkState
from tests.concurrency.threads import all_at_once
from tests.factories import make_product, make_shop, make_user
from tests.unit.products.factories import make_checked_mark, make_mark

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(10)
RIVALS = 16


def refusals(outcomes):
    assert not [one for one in outcomes if isinstance(one, Exception) and not isinstance(one, Refusal)], outcomes
    return sum(isinstance(one, Refusal) for one in outcomes)


def test_officers_who_disagree_decide_once():
    officer, shop = make_user(), make_shop()
    for _round in ROUNDS:
        mark = make_mark(make_product(shop=shop))
        seen = [Mark.objects.get(pk=mark.pk) for _officer in range(2)]
        approve = partial(checking.approve, seen[0], by=officer)
        send_back = partial(checking.send_back, seen[1], "ไม่ชัด", by=officer)
        assert refusals(all_at_once([approve, send_back])) == 1
        mark.refresh_from_db()
        is_shown = mark.state == MarkState.APPROVED
        assert ProductBadge.objects.filter(product=mark.product_id).exists() is is_shown


def test_what_is_taken_back_while_it_is_checked_leaves_no_badge_behind():
    officer, shop = make_user(), make_shop()
    for _round in ROUNDS:
        product = make_product(shop=shop)
        old = make_checked_mark(product)
        new = make_mark(product)
        refusals(all_at_once([partial(checking.approve, new, by=officer), partial(handing_in.withdraw, old)]))
        shown = Mark.objects.filter(product=product, state=MarkState.APPROVED).count()
        assert (shown, ProductBadge.objects.filter(product=product).count()) in ((0, 0), (1, 1))


def test_sixteen_presses_hand_in_one_mark():
    product = make_product()
    outcomes = all_at_once([partial(make_mark, product)] * RIVALS)
    assert (refusals(outcomes), Mark.objects.count()) == (RIVALS - 1, 1)
