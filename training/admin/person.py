"""Persons in the admin: found among a million, seen with all that is known of them, and the queue of duplicates."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from netpracharat.accounts import waiting
from netpracharat.places.models import Province
from netpracharat.read_only import ReadOnly
from training.admin.merging import MergePages
from training.admin.personal import PersonalPages
from training.admin.rows import FoundOrNot
from training.models import DuplicateCandidate, Person, PersonMerge
from training.models.person import provinces_of
from training.persons import candidates, finding, showing
from training.states import PersonState

A_PAGE, MOST_COUNTED = 50, 10_000
MOST_OF_EACH = 50  # records, enrolments … on a person's page

waiting.register(
    gettext_lazy("Possible duplicates to look at"),
    "training.merge_person",
    rows=candidates.waiting_for,
    url=lambda: reverse("admin:training_duplicatecandidate_changelist"),
)


class BoundedPaginator(Paginator):
    """Counts no further than somebody turns pages."""

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by()[:MOST_COUNTED].count()


class ProvinceFilter(admin.SimpleListFilter):
    title = gettext_lazy("province")
    parameter_name = "province"

    def lookups(self, request: HttpRequest, _admin: admin.ModelAdmin) -> list[tuple[int, str]]:
        own = provinces_of(request.user)
        provinces = Province.objects.filter(pk__in=own) if own else Province.objects.all()
        return [(province.pk, province.name) for province in provinces]

    def queryset(self, _request: HttpRequest, persons: QuerySet[Person]) -> QuerySet[Person]:
        code = self.value() or ""
        return persons.in_provinces([int(code)]) if code.isascii() and code.isdigit() and len(code) == 2 else persons


@admin.register(Person)
class PersonAdmin(MergePages, PersonalPages, FoundOrNot, ReadOnly, admin.ModelAdmin):
    list_display = ("full_name", "born", "place", "masked_phone", "state")
    list_filter = (ProvinceFilter, "state")
    list_select_related = showing.PLACE
    search_fields = ("name_key",)  # see get_search_results
    search_help_text = gettext_lazy(
        "How the name begins, a whole ID number, a whole phone number, or the number in the register"
    )
    list_per_page = A_PAGE
    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # a count a province would read a million rows each
    sortable_by = ()
    change_list_template = "admin/training/person/change_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        return super().get_queryset(request).visible_to(request.user)

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """What is found by its beginning stands in the order of that index; all together, the newest first."""
        return ("name_key", "pk") if request.GET.get("q") else ("-pk",)

    def get_search_results(
        self, _request: HttpRequest, persons: QuerySet[Person], typed: str
    ) -> tuple[QuerySet[Person], bool]:
        return (finding.find(persons, typed) if typed.strip() else persons), False

    @admin.display(description=gettext_lazy("name"))
    def full_name(self, person: Person) -> str:
        return showing.name(person)

    @admin.display(description=gettext_lazy("birth year"))
    def born(self, person: Person) -> str:
        return showing.born(person)

    @admin.display(description=gettext_lazy("place"))
    def place(self, person: Person) -> str:
        return showing.place(person)

    @admin.display(description=gettext_lazy("phone"))
    def masked_phone(self, person: Person) -> str:
        return showing.phone(person)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        pages = (*self.merge_pages(), *self.personal_pages())
        return [
            *(path(at, view(page), name=f"training_person_{name}") for at, page, name in pages),
            *super().get_urls(),
        ]

    def change_view(self, request: HttpRequest, object_id: str, *_arguments: Any, **_options: Any) -> HttpResponse:
        """All that is known of a person, and what may be done."""
        self.refuse_others(request, "view")
        known = candidates.with_evidence().filter(pk__in=self.get_queryset(request)).select_related("merged_into")
        person = get_object_or_404(known, pk=unquote(object_id))
        context = {"title": showing.name(person), **showing.side(person), **around(person)}
        return self.page(request, "person", context)


def around(person: Person) -> dict[str, object]:
    """What hangs on a person, the latest of each."""
    rows = {
        "records": person.records.select_related("course", "certificate").order_by("-finished_on", "-pk"),
        "enrolments": person.enrolments.select_related("session__course_version__course").order_by("-asked_at"),
        "taught": person.taught.select_related("session__course_version__course").order_by("-session__starts_on"),
        "accreditations": person.accreditations.order_by("-valid_from", "-pk"),
        "links": person.shop_links.select_related("shop").order_by("-pk"),
        "merges": PersonMerge.objects.filter(kept=person).select_related("merged", "by").order_by("-pk"),
        "codes": person.claim_codes.filter(used_at=None, expires_at__gt=timezone.now()),
    }
    is_active = person.state == PersonState.ACTIVE
    return {name: of_one[:MOST_OF_EACH] for name, of_one in rows.items()} | {"is_active": is_active}


@admin.register(DuplicateCandidate)
class DuplicateCandidateAdmin(ReadOnly, admin.ModelAdmin):
    """A queue instead of a list: two persons side by side, the likest pair first."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("", view(self.queue), name="training_duplicatecandidate_changelist"),
            path("<int:pk>/part/", view(require_POST(self.part)), name="training_duplicatecandidate_part"),
        ]

    def queue(self, request: HttpRequest) -> HttpResponse:
        refuse_others(request)
        shown = Paginator(candidates.waiting_for(request.user)[:MOST_COUNTED], 10).get_page(request.GET.get("page"))
        pairs = [(pair, *map(showing.side, (pair.first, pair.second))) for pair in candidates.pairs(list(shown))]
        context = {"title": _("Possible duplicates"), "opts": self.opts, "page": shown, "pairs": pairs}
        context |= self.admin_site.each_context(request)
        return render(request, "admin/training/person/duplicates.html", context)

    def part(self, request: HttpRequest, pk: int) -> HttpResponse:
        refuse_others(request)
        candidates.part(
            get_object_or_404(candidates.waiting_for(request.user), pk=pk), by=request.user, at=timezone.now()
        )
        messages.success(request, _("They are two people. Nobody will be asked again."))
        return redirect("admin:training_duplicatecandidate_changelist")


def refuse_others(request: HttpRequest) -> None:
    if not request.user.has_perm("training.merge_person"):
        raise PermissionDenied
