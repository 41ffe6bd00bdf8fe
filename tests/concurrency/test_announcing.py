"""The announcement against itself, and against those who reopen the results."""

from functools import partial

import pytest

from awards import announcing, steps
from awards.models import Award, Edition
from awards.results import signatures
from awards.states import EditionState
from netpracharat.certificates.models import Certificate
from products.models import ProductBadge
from tests.concurrency.threads import all_at_once
from tests.unit.awards.signed import make_signed_edition

pytestmark = pytest.mark.django_db(transaction=True)


def test_pressed_by_four_at_once_there_is_one_set_of_certificates():
    for year in (2560, 2561, 2562):
        edition = make_signed_edition(year, winners=3)
        assert all_at_once([partial(announcing.announce, edition, by=None)] * 4) == [None] * 4
    assert (Certificate.objects.count(), ProductBadge.objects.count()) == (9, 9)
    assert Award.objects.filter(certificate=None).count() == 0


def test_it_is_either_announced_or_reopened():
    def reopen(edition: Edition) -> None:
        steps.move(edition, EditionState.SIGNED_OFF, EditionState.NATIONAL_JUDGING)
        signatures.void(edition)

    for year in range(2550, 2558):
        edition = make_signed_edition(year)
        outcomes = all_at_once([partial(announcing.announce, edition, by=None), partial(reopen, edition)])
        assert [outcome is None for outcome in outcomes].count(True) == 1
        is_announced = Edition.objects.get(pk=edition.pk).state == EditionState.ANNOUNCED
        issued = Certificate.objects.filter(award__slot__tier__edition=edition)
        assert (is_announced, issued.count()) in [(True, 1), (False, 0)]
