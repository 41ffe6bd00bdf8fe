"""The pages of places: the country by regions, and the finder that forms ask."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from netpracharat.places.choosing import Chosen
from netpracharat.places.finding import find
from netpracharat.places.models import Province, Region


@login_not_required
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """The four regions with their provinces; what was searched for above them."""
    query = request.GET.get("place", "").strip()  # not q, which is what the head of the page searches goods for
    regions = Region.objects.filter(scheme=4).prefetch_related(Prefetch("provinces", Province.objects.all()))
    context = {"regions": regions, "query": query, "found": [Chosen.of(found.place) for found in find(query, 20)]}
    return render(request, "places/places.html", context)


@login_not_required
@require_safe
@cache_control(public=True, max_age=86400)
def find_places(request: HttpRequest) -> JsonResponse:
    """The best matches as JSON; the language stands in the address, so that the answer is everybody's."""
    with override(language_of(request.GET.get("lang", "th"))):
        found = find(request.GET.get("q", ""), villages=request.GET.get("villages") != "0")
        chosen = [Chosen.of(place) for place, _rank in found]
        places = [{"value": one.value, "label": one.label, "postal_codes": one.postal_codes} for one in chosen]
    return JsonResponse({"places": places}, json_dumps_params={"ensure_ascii": False})


def language_of(asked: str) -> str:
    return "en" if asked == "en" else "th"
