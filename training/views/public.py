"""What everybody may read of the training: what it is, and which sessions are to come."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from netpracharat.places.labels import label
from netpracharat.places.models import Province
from training.models import Session
from training.sessions import calendar, months

MOST = 60  # sessions on the page


@login_not_required
@require_safe
def training(request: HttpRequest) -> HttpResponse:
    today, province = timezone.localdate(), chosen_province(request)
    sessions = list(calendar.coming(today, province)[: MOST + 1])
    days, provinces = calendar.by_day(sessions[:MOST]), calendar.provinces(today)
    context = {
        "province": province,
        "provinces": [one for one, _count in provinces],
        "map": calendar.by_province(provinces) if provinces and not province else None,
        "days": [(day, [shown(session) for session in of_day]) for day, of_day in days.items()],
        "has_more": len(sessions) > MOST,
    }
    return render(request, "training/training.html", context)


def chosen_province(request: HttpRequest) -> Province | None:
    slug = request.GET.get("province", "")
    return get_object_or_404(Province, slug=slug) if slug else None


def shown(session: Session) -> tuple[Session, str, int]:
    """With its place, and how many places are left."""
    return session, label(session.village or session.subdistrict), max(session.capacity - session.taken, 0)


@login_not_required
@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """`?month=2026-12`; without one, the present."""
    today, province = timezone.localdate(), chosen_province(request)
    shown = months.read(request.GET.get("month", ""), today)
    if shown is None:
        raise Http404
    weeks = months.weeks(shown, province)
    context = {
        "month": shown,
        "today": today,
        "weeks": weeks,
        "is_held": any(square.held for week in weeks for square in week),
        "neighbours": (months.before(shown), months.after(shown)),
        "province": province,
    }
    return render(request, "training/month.html", context)


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:
    body = calendar.feed(timezone.localdate(), chosen_province(request))
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")
