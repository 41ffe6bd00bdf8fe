"""Who helped which shop, as the public may know it: what the shop confirmed, named where both agreed."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Window

from shops.models import Shop
from shops.states import ShopState
from training.models import Person, TeacherShopLink
from training.states import LinkState

MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Helped:
    """Those that may be named, and how many more there are."""

    named: list[Shop] | list[Person]
    others: int


def confirmed() -> QuerySet[TeacherShopLink]:
    return TeacherShopLink.objects.filter(state=LinkState.CONFIRMED)


def shops_of(person: Person) -> Helped:
    may_be_named = Q(shop_may_be_named=True, shop__state=ShopState.APPROVED)
    return shown(confirmed().filter(person=person).select_related("shop"), may_be_named, "shop")


def teachers_of(shop: Shop) -> Helped:
    may_be_named = Q(shop_may_be_named=True, person__in=Person.objects.in_public())
    return shown(confirmed().filter(shop=shop).select_related("person"), may_be_named, "person")


def shown(links: QuerySet[TeacherShopLink], may_be_named: Q, whom: str) -> Helped:
    """One query: those that may be named first, each row with the count of all."""
    links = links.annotate(is_named=may_be_named, total=Window(Count("pk"))).order_by("-is_named", "-answered_at")
    rows = list(links[:MOST_NAMED])
    named = [getattr(link, whom) for link in rows if link.is_named]
    return Helped(named, rows[0].total - len(named) if rows else 0)
