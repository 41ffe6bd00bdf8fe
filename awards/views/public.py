"""The public pages of the awards: editions, their winners, and the winners as open data."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_safe

from awards.entering import nomination
from awards.models import Edition
from awards.winners import open_data, readiness, showing
from netpracharat import sheets
from netpracharat.places.models import Region


@login_not_required
@require_safe
def awards(request: HttpRequest) -> HttpResponse:
    """Every edition that has begun; where nominations are open, the way to nominate."""
    editions = list(showing.with_rounds())
    open_now = nomination.open_edition(timezone.now())
    latest = next((edition for edition in editions if edition.has_public_results), None)
    best = showing.public_awards().standing().filter(slot__tier__edition=latest)[:4] if latest else ()
    context = {
        "running": [(each, *showing.stages(each)) for each in editions if not each.has_public_results],
        "past": [each for each in editions if each.has_public_results],
        "latest": latest,
        "best": showing.winners(best),
        "open_now": open_now,
    }
    return render(request, "awards/public/awards.html", context)


@login_not_required
@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Before the announcement the stage, the dates and the rules; from then on the winners."""
    edition = get_object_or_404(showing.with_rounds(), year=year)
    words, now = showing.stages(edition)
    context = {"edition": edition, "stages": words, "now": now, "dates": showing.dates(edition)}
    context |= {"criteria": showing.criteria(edition), "figures": showing.figures(edition)}
    if edition.has_public_results:
        shown = showing.winners(showing.public_awards().filter(slot__tier__edition=edition))
        context |= {
            "tiers": showing.by_tier(shown),
            "regions": sorted({each.entry.region for each in shown}, key=lambda region: region.position),
            "errata": [each for each in shown if each.is_revoked],
            "vacant": readiness.free(edition).exclude(left_vacant=""),
        }
    return render(request, "awards/public/year.html", context)


@login_not_required
@require_safe
def tier(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    edition = announced(year)
    found = get_object_or_404(edition.tiers, slug=slug)
    rows = showing.public_awards().standing().filter(slot__tier=found)
    return part(request, edition, found.name, showing.winners(rows))


@login_not_required
@require_safe
def region(request: HttpRequest, year: int, code: str) -> HttpResponse:
    edition = announced(year)
    found = get_object_or_404(Region.objects.filter(scheme=4), code=code)
    rows = showing.public_awards().standing().filter(slot__tier__edition=edition, entry__region=found)
    return part(request, edition, found.name, showing.winners(rows))


@login_not_required
@require_safe
def winner(request: HttpRequest, year: int, number: str) -> HttpResponse:
    """Of a revoked award too: its erratum stands here for ever."""
    of_entry = showing.public_awards().filter(slot__tier__edition__year=year, entry__number=number)
    found = of_entry.order_by("-revoked_at", "-pk").first()
    if found is None:
        raise Http404
    return render(request, "awards/public/winner.html", {"winner": showing.Winner(found), "award": found})


@login_not_required
@require_safe
@conditional_page
def winners_csv(_request: HttpRequest, year: int) -> HttpResponse:
    written = open_data.as_csv(announced(year))
    return HttpResponse(written, content_type=sheets.CSV, headers=named(f"winners-{year}.csv"))


@login_not_required
@require_safe
@conditional_page
def winners_json(_request: HttpRequest, year: int) -> HttpResponse:
    document = open_data.document(announced(year))
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False}, headers=named(f"winners-{year}.json"))


def announced(year: int) -> Edition:
    return get_object_or_404(Edition.objects.with_results(), year=year)


def part(request: HttpRequest, edition: Edition, name: str, shown: list[showing.Winner]) -> HttpResponse:
    return render(request, "awards/public/part.html", {"edition": edition, "name": name, "winners": shown})


def named(name: str) -> dict[str, str]:
    link = f'<{open_data.LICENCE_URL}>; rel="license"'
    return {"Content-Disposition": f'inline; filename="{name}"', "Link": link}
