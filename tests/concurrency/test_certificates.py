"""Rivals who issue certificates at the same moment."""

from functools import partial

import pytest

from netpracharat.certificates import issuing
from netpracharat.certificates.models import Certificate
from tests.concurrency.threads import all_at_once
from tests.unit.certificates.factories import paper

pytestmark = pytest.mark.django_db(transaction=True)


def test_numbers_are_given_once_and_without_gaps():
    both = [paper("ก"), paper("ข", kind="TR")]  # in either order, so that two series could be locked crosswise
    acts = [partial(issuing.issue_many, both[:: 1 if turn % 2 else -1], by=None) for turn in range(8)]
    for _round in range(10):
        assert all(isinstance(outcome, list) for outcome in all_at_once(acts))
    for kind in ("AW", "TR"):
        serials = Certificate.objects.filter(kind=kind).order_by("serial").values_list("serial", flat=True)
        assert list(serials) == list(range(1, 81))
