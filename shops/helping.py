"""Somebody acts for a shop for a time: what they did is written down, and what each shop still lacks is shown them.

Rooms above register here what their pages do, in words, and what a shop may lack of theirs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shops.models import HelperAct, Shop

LONGEST_PATH = HelperAct._meta.get_field("path").max_length
WORDS: dict[str, str | Promise] = {
    "shop_edit": gettext_lazy("changed the shop's page"),
    "shop_delivery": gettext_lazy("changed the delivery rates"),
    "shop_holiday": gettext_lazy("changed the holidays"),
    "shop_leave": gettext_lazy("stopped helping"),
    "shop_account_stop": gettext_lazy("stopped a change of the account"),
}


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that a shop could do better, and the page on which to do it."""

    word: str
    url: str


FindLacks = Callable[[Sequence[Shop]], Mapping[int, list[Lack]]]
_finders: list[FindLacks] = []


def register(words: Mapping[str, str | Promise], lacks: FindLacks) -> None:
    """From AppConfig.ready(). `words` say of each address that changes something what it did; by name."""
    WORDS.update(words)
    _finders.append(lacks)


def lacks_of(shops: Sequence[Shop]) -> dict[int, list[Lack]]:
    found = {shop.pk: own_lacks(shop) for shop in shops}
    for find in _finders:
        for shop_id, lacks in find(shops).items():
            found[shop_id] += lacks
    return found


def own_lacks(shop: Shop) -> list[Lack]:
    lacks = []
    if not shop.picture:
        lacks.append(Lack(_("a photo of the shop"), reverse("shop_edit", args=(shop.slug,))))
    if not shop.story:
        lacks.append(Lack(_("the shop's story"), reverse("shop_edit", args=(shop.slug,))))
    return lacks


def notice(request: HttpRequest, shop: Shop) -> None:
    """To be called by the door of a shop's pages: what a helper changes behind it is written down."""
    if request.method == "POST" and request.user.has_perm("shops.help_shop", shop):
        request.helped_shop = shop


class HelpingMiddleware:
    """A helper's act is one that succeeded: the page leads on, and nothing was refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        shop = getattr(request, "helped_shop", None)
        if shop and response.status_code == 302:
            keep(request, shop, response.url)
        return response

    def process_exception(self, request: HttpRequest, _exception: Exception) -> None:
        request.helped_shop = None


def keep(request: HttpRequest, shop: Shop, led_to: str) -> None:
    is_ours = len(led_to) <= LONGEST_PATH and url_has_allowed_host_and_scheme(led_to, None)
    path = led_to if is_ours else ""
    HelperAct.objects.create(shop=shop, by=request.user, name=request.resolver_match.url_name, path=path)


def in_words(act: HelperAct) -> str | Promise:
    return WORDS.get(act.name, act.name)
