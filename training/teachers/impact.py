"""What shops that a teacher helped have sold since they confirmed it."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, OuterRef, Subquery, Sum
from django.db.models.functions import TruncDate

from netpracharat.charts.tables import FEWEST
from shops.models import SoldOnDay
from training.models import Person
from training.teachers import helped


@dataclass(frozen=True, slots=True)
class Impact:
    """Orders and baht of so many shops that sold something."""

    shops: int
    orders: int
    baht: Decimal

    @property
    def tells_no_shop(self) -> bool:
        """Of fewer shops, each could reckon what another earns."""
        return self.shops >= FEWEST


def of(person: Person) -> Impact:
    """From the day after the shop confirmed it, as the worker counts for the nation (training.coverage.counting)."""
    links = helped.confirmed().filter(person=person)
    since = links.filter(shop=OuterRef("shop")).values(day=TruncDate("answered_at"))[:1]
    sold = SoldOnDay.objects.filter(shop__in=links.values("shop"), day__gt=Subquery(since))
    sums = sold.aggregate(
        shops=Count("shop", distinct=True), orders=Sum("orders", default=0), baht=Sum("baht", default=0)
    )
    return Impact(sums["shops"], sums["orders"], sums["baht"])
