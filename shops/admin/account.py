"""Changes of accounts in the admin: where no second member is, an officer calls the shop, then agrees or stops."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.accounts import waiting
from netpracharat.read_only import ReadOnly
from shops import money
from shops.models import AccountChange
from shops.states import OPEN_CHANGES, ChangeState

ACTS = {"agree": (gettext_lazy("Agree to it"), money.agree), "stop": (gettext_lazy("Stop it"), money.stop)}

waiting.register(
    gettext_lazy("Accounts of shops to be changed, where nobody else of the shop can agree"),
    "shops.judge_shop",
    rows=lambda _officer: AccountChange.objects.without_a_second(),
    url=lambda: f"{reverse('admin:shops_accountchange_changelist')}?state__exact={ChangeState.ASKED}",
)


@admin.register(AccountChange)
class AccountChangeAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("shop", "state", "holder", "asked_by", "asked_at", "takes_effect_at")
    list_filter = ("state",)
    list_select_related = ("shop", "asked_by")
    search_fields = ("shop__name",)
    fields = (
        *("shop", "state", "account_now", "account_wanted", "asked_by", "asked_at"),
        *("agreed_by", "agreed_at", "takes_effect_at", "stopped_by", "ended_at"),
    )
    list_per_page = 50
    show_full_result_count = False
    change_form_template = "admin/shops/accountchange/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[AccountChange]:
        return super().get_queryset(request).select_related("shop__promptpay")

    @admin.display(description=gettext_lazy("account of today"))
    def account_now(self, change: AccountChange) -> str:
        account = getattr(change.shop, "promptpay", None)
        return f"{account.get_kind_display()} {account.masked} · {account.holder}" if account else ""

    @admin.display(description=gettext_lazy("account that is asked for"))
    def account_wanted(self, change: AccountChange) -> str:
        return f"{change.get_kind_display()} {change.masked} · {change.holder}"

    def get_urls(self) -> list[URLPattern]:
        act = self.admin_site.admin_view(self.act)
        return [path("<int:pk>/act/<str:verb>/", act, name="shops_accountchange_act"), *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **options: Any) -> HttpResponse:
        change = self.get_object(request, unquote(object_id))
        verbs = possible(request, change) if change else []
        buttons = [(ACTS[verb][0], reverse("admin:shops_accountchange_act", args=(change.pk, verb))) for verb in verbs]
        options["extra_context"] = {"acts": buttons}
        return super().change_view(request, object_id, *args, **options)

    def act(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        if verb not in ACTS:
            raise Http404
        change = get_object_or_404(self.get_queryset(request), pk=pk)
        if not request.user.has_perm("shops.judge_shop_members", change.shop):
            raise PermissionDenied
        title, do = ACTS[verb]
        if request.method != "POST":
            context = {"change": change, "title": title, "opts": self.opts}
            return render(
                request, "admin/shops/accountchange/act.html", self.admin_site.each_context(request) | context
            )
        do(change, by=request.user)
        self.log_change(request, change, str(title))
        messages.success(request, _("Done. Everybody of the shop is told."))
        return redirect("admin:shops_accountchange_change", change.pk)


def possible(request: HttpRequest, change: AccountChange) -> list[str]:
    if not request.user.has_perm("shops.judge_shop_members", change.shop) or change.state not in OPEN_CHANGES:
        return []
    return ["agree", "stop"] if change.state == ChangeState.ASKED else ["stop"]
