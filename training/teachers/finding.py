"""Finding a shop by what a teacher knows of it: the address of its page, or its name."""

from urllib.parse import unquote

from django.db.models import Q

from shops.models import Shop

MOST = 10


def shops_called(typed: str) -> list[Shop]:
    """Open shops alone: an address finds one, a name perhaps several, those called exactly so before all others."""
    shops = Shop.objects.open_to_public().with_place()
    slug = unquote(typed).replace("\0", "").rstrip("/").rpartition("/")[2]
    exact = list(shops.filter(Q(slug=slug) | Q(name__iexact=typed) | Q(name_en__iexact=typed))[:MOST])
    return exact or list(shops.filter(name__icontains=typed)[:MOST])
