"""Shops in the admin: an officer looks at one page and decides; nothing is typed over."""

from collections.abc import Iterable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat import pictures
from netpracharat.accounts import waiting
from netpracharat.history import showing
from netpracharat.history.showing import KeptHistory
from netpracharat.read_only import ReadOnly
from netpracharat.thai import phones
from shops import judging
from shops.judging import DECISIONS
from shops.models import DeliveryRate, Shop, ShopMember
from shops.states import STEPS, ShopState

MOST_AT_ONCE = 100
EVENTS = ["shops.ShopMemberEvent", "shops.PromptPayAccountEvent", "shops.AccountChangeEvent"]

waiting.register(
    gettext_lazy("Shops that wait for approval"),
    "shops.judge_shop",
    rows=lambda _officer: Shop.objects.filter(state=ShopState.SUBMITTED),
    url=lambda: f"{reverse('admin:shops_shop_changelist')}?state__exact={ShopState.SUBMITTED}",
)


class MemberInline(ReadOnly, admin.TabularInline):
    model = ShopMember
    fields = readonly_fields = ("user", "role", "joined_at", "decide")

    @admin.display(description=gettext_lazy("decide"))
    def decide(self, member: ShopMember) -> str:
        address = reverse("admin:shops_shop_member", args=(member.pk,))
        return format_html('<a href="{}">{}</a>', address, _("Change or remove"))


class RateInline(ReadOnly, admin.TabularInline):
    model = DeliveryRate


@admin.register(Shop)
class ShopAdmin(KeptHistory, ReadOnly, admin.ModelAdmin):
    list_display = ("name", "state", "kind", "place", "submitted_at")
    list_filter = ("state", "kind", "subdistrict__district__province")
    search_fields = ("name", "name_en", "registration_number", "=phone")
    fieldsets = (
        (None, {"fields": ("name", "name_en", "state", "state_note", "submitted_at", "approved_at", "approved_by")}),
        (gettext_lazy("Who and where"), {"fields": ("kind", "registration_number", "place", "phone_shown", "line_id")}),
        (gettext_lazy("Where buyers pay"), {"fields": ("promptpay_shown",)}),
        (gettext_lazy("The shop's page"), {"fields": ("story", "photo", "slug")}),
        (
            gettext_lazy("Delivery"),
            {"fields": ("takes_cash_on_delivery", "free_delivery_from", "holiday_from", "holiday_to")},
        ),
    )
    inlines = (MemberInline, RateInline)
    list_per_page = 50
    show_full_result_count = False
    change_form_template = "admin/shops/shop/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Shop]:
        waiting_first = Case(When(state=ShopState.SUBMITTED, then=Value(0)), default=Value(1))
        shops = super().get_queryset(request).with_place().select_related("approved_by", "promptpay")
        return shops.order_by(waiting_first, "submitted_at", "pk")

    @admin.display(description=gettext_lazy("place"))
    def place(self, shop: Shop) -> str:
        return shop.place

    @admin.display(description=gettext_lazy("phone"))
    def phone_shown(self, shop: Shop) -> str:
        return phones.display(shop.phone)

    @admin.display(description=gettext_lazy("PromptPay account"))
    def promptpay_shown(self, shop: Shop) -> str:
        account = getattr(shop, "promptpay", None)
        return f"{account.get_kind_display()} {account.masked} · {account.holder}" if account else ""

    @admin.display(description=gettext_lazy("photo"))
    def photo(self, shop: Shop) -> str:
        return (
            format_html('<img src="{}" alt="" width="320">', pictures.url(shop.picture["key"])) if shop.picture else ""
        )

    def changes_of(self, shop: Shop) -> list[showing.Change]:
        """Of the shop itself, its people, where its money goes, and what rooms above keep of it."""
        about = [apps.get_model(name).objects.filter(shop=shop) for name in EVENTS]
        return showing.together(showing.of(shop.events.all()), *map(showing.of, about))

    # Deciding

    def get_actions(self, request: HttpRequest) -> dict[str, tuple]:
        """The same decisions as on a shop's own page, for the shops that are ticked."""
        if not request.user.has_perm("shops.judge_shop"):
            return {}
        return {verb: (partial(choose, verb), verb, decision.name) for verb, decision in DECISIONS.items()}

    def get_urls(self) -> list[URLPattern]:
        decide = self.admin_site.admin_view(self.decide)
        member = self.admin_site.admin_view(self.member)
        return [
            path("decide/<str:verb>/", decide, name="shops_shop_decide"),
            path("members/<int:pk>/", member, name="shops_shop_member"),
            *super().get_urls(),
        ]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **options: Any) -> HttpResponse:
        shop = self.get_object(request, unquote(object_id))
        verbs = judging.possible(shop) if shop and request.user.has_perm("shops.judge_shop") else []
        buttons = [(DECISIONS[verb].name, decision_url(verb, [shop.pk])) for verb in verbs]
        options["extra_context"] = {"decisions": buttons}
        return super().change_view(request, object_id, *args, **options)

    def decide(self, request: HttpRequest, verb: str) -> HttpResponse:
        """Says what will happen to which shops, asks for the reason where one is needed, and does it."""
        if not request.user.has_perm("shops.judge_shop"):
            raise PermissionDenied
        if verb not in DECISIONS:
            raise Http404
        ids = [number for number in request.GET.getlist("shop") if number.isascii() and number.isdigit()]
        shops = self.get_queryset(request).filter(pk__in=ids[:MOST_AT_ONCE], state__in=STEPS[verb][0])
        decision = DECISIONS[verb]
        form = judging.DecisionForm(decision, request.POST if request.method == "POST" else None)
        if not shops or not form.is_valid():
            context = {"shops": shops, "decision": decision, "form": form, "title": decision.name, "opts": self.opts}
            return render(request, "admin/shops/shop/decide.html", self.admin_site.each_context(request) | context)
        judging.decide(shops, verb, reason=form.cleaned_data.get("reason", ""), by=request.user)
        messages.success(request, _("Done."))
        return redirect("admin:shops_shop_changelist")

    def member(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Where a shop's people can't settle it among themselves: an owner is gone, or keeps the others out."""
        member = get_object_or_404(ShopMember.objects.select_related("shop", "user"), pk=pk)
        if not request.user.has_perm("shops.judge_shop_members", member.shop):
            raise PermissionDenied
        form = judging.MemberForm(request.POST or None, initial={"part": member.role})
        if not form.is_valid():
            context = {"member": member, "form": form, "title": _("Decide about a member"), "opts": self.opts}
            return render(request, "admin/shops/shop/member.html", self.admin_site.each_context(request) | context)
        judging.place(member, form.cleaned_data["part"], by=request.user)
        self.log_change(request, member.shop, form.in_words(member))
        messages.success(request, _("Done."))
        return redirect("admin:shops_shop_change", member.shop_id)


def also_keeps(events: str) -> None:
    """From the admin of a room above: events that name their shop stand on the shop's history page too."""
    EVENTS.append(events)


def choose(verb: str, _admin: ShopAdmin, _request: HttpRequest, shops: QuerySet[Shop]) -> HttpResponse:
    """From the list on to the page that asks."""
    return redirect(decision_url(verb, shops.values_list("pk", flat=True)))


def decision_url(verb: str, shop_ids: Iterable[int]) -> str:
    return f"{reverse('admin:shops_shop_decide', args=(verb,))}?{urlencode([('shop', pk) for pk in shop_ids])}"
