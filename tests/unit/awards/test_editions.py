"""New editions, and copies of earlier ones."""

import pytest
from django.db.models import Sum

from awards import editions
from awards.models import Edition, Level, Slot
from awards.states import EditionState, RoundKind
from netpracharat.refusals import Refusal
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def shape(edition):
    """All that a copy must have, without ids."""
    return {
        "tiers": list(edition.tiers.values_list("slug", "name_th", "name_en", "position", "decided_by")),
        "slots": list(
            Slot.objects.filter(tier__edition=edition).values_list(
                "tier__slug", "region", "category__slug", "quantity", "allows_joint"
            )
        ),
        "parties": list(edition.parties.values_list("slug", "name_th", "name_en", "is_ministry", "signer")),
        "categories": list(edition.categories.values_list("slug", "name_th", "market_categories__slug")),
        "rounds": list(edition.rounds.values_list("kind", "is_blind", "min_sheets", "counts", "advances")),
        "levels": list(
            Level.objects.filter(criterion__round__edition=edition)
            .order_by("criterion__round", "criterion__position", "points")
            .values_list("criterion__code", "criterion__weight", "criterion__tie_rank", "points", "meaning_th")
        ),
        "own": [getattr(edition, name) for name in editions.FIELDS_OF_EDITION],
    }


def test_a_new_edition_has_twelve_awards_over_three_tiers():
    edition = editions.create(2561, by=None)
    slots = Slot.objects.filter(tier__edition=edition)
    assert slots.aggregate(all=Sum("quantity"))["all"] == 12
    assert edition.tiers.count() == 3


def test_weights_of_a_new_edition_sum_to_100_in_each_round():
    edition = editions.create(2561, by=None)
    sums = {kind: round_.criteria.aggregate(all=Sum("weight"))["all"] for kind, round_ in rounds(edition)}
    assert sums == dict.fromkeys(RoundKind.values, 100)


def rounds(edition):
    return ((round_.kind, round_) for round_ in edition.rounds.all())


def test_a_copy_has_all_of_the_earlier_year_but_its_people_dates_and_state():
    earlier = editions.create(2561, by=None)
    earlier.parties.filter(slug="des").update(signer=make_user())
    Slot.objects.filter(region="NE").update(quantity=2, allows_joint=True)
    earlier.rounds.filter(kind="regional").update(advances=5, counts="adjusted")
    Edition.objects.filter(pk=earlier.pk).update(state=EditionState.CANCELLED, shows_own_means=True)
    earlier.refresh_from_db()
    copied = editions.copy(earlier, 2562, by=None)
    assert (copied.year, copied.state) == (2562, EditionState.DRAFT)
    assert shape(copied) == shape(earlier)


def test_a_second_edition_of_a_year_is_refused():
    edition = editions.create(2561, by=None)
    with pytest.raises(Refusal):
        editions.copy(edition, 2561, by=None)
    with pytest.raises(Refusal):
        editions.create(2561, by=None)
    assert Edition.objects.count() == 1


def test_an_edition_remembers_who_created_it():
    secretary = make_user()
    edition = editions.create(2561, by=secretary)
    assert [(event.verb, event.by) for event in edition.events.all()] == [("created", secretary)]
