"""The figures of the training for officers: all counts of the own provinces, with nothing hidden."""

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy

from netpracharat.places.models import Province, Region
from netpracharat.read_only import ReadOnly
from training.coverage import geography, reading
from training.coverage.geography import Place
from training.models import CoverageTotal
from training.models.session import provinces_of

COLUMNS = {
    "teachers": gettext_lazy("digital teachers by name"),
    "reported": gettext_lazy("people reported"),
    "sessions": gettext_lazy("sessions held"),
    "villages": gettext_lazy("villages with a teacher"),
    "all_villages": gettext_lazy("villages"),
    "shops": gettext_lazy("shops helped"),
    "certificates": gettext_lazy("certificates"),
}


@admin.register(CoverageTotal)
class CoverageAdmin(ReadOnly, admin.ModelAdmin):
    """A table of a place and its parts, in the place of Django's list."""

    def get_urls(self) -> list[URLPattern]:
        list_view = self.admin_site.admin_view(self.changelist_view)
        return [path("", list_view, name="training_coveragetotal_changelist")]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # noqa: ARG002
        if not self.has_view_permission(request):
            raise PermissionDenied
        own = provinces_of(request.user)
        place = chosen(request, own)
        known = reading.everything(place.pk if place else reading.NATION)
        shown = [place, *parts(place, own)] if place else parts(place, own)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": geography.title(place),
            "line": geography.line(place)[1:-1],
            "columns": COLUMNS.values(),
            "rows": [(one, geography.name(one), geography.word(one), counts(known, one)) for one in shown],
            "place": place,
            "counted_at": known.counted_at,
        }
        return render(request, "admin/training/coverage.html", context)


def chosen(request: HttpRequest, own: Collection[int]) -> Place | None:
    """The province, district, subdistrict or village asked for; another officer's is not there."""
    if not (word := request.GET.get("place", "")):
        return None
    place = geography.find(word)
    if place is None or isinstance(place, Region) or (own and geography.line(place)[1].pk not in own):
        raise Http404
    return place


def parts(place: Place | None, own: Collection[int]) -> Iterable[Place]:
    if place:
        return geography.parts(place)
    return Province.objects.filter(pk__in=own) if own else Province.objects.all()


def counts(known: reading.Known, place: Place) -> list[int]:
    values = known.of(place.pk)
    return [values[name] for name in COLUMNS]
