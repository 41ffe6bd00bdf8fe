"""People and their consents in the admin: to look at with masked contacts, and to give roles."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.accounts import contacts, masks, roles
from netpracharat.accounts.admin_forms import ReasonForm, RolesForm
from netpracharat.accounts.models import Consent, User


class RoleFilter(admin.SimpleListFilter):
    title = gettext_lazy("Roles")
    parameter_name = "role"

    def lookups(self, _request: HttpRequest, _model_admin: admin.ModelAdmin) -> list[tuple[str, str | Promise]]:
        return [(role.group, role.title) for role in roles.ALL]

    def queryset(self, _request: HttpRequest, users: QuerySet[User]) -> QuerySet[User]:
        return users.filter(groups__name=self.value()) if self.value() else users


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    form = RolesForm
    list_display = ("__str__", "masked_phone", "masked_email", "role_titles", "is_active", "joined_at")
    list_filter = (RoleFilter, "is_staff", "is_active")
    search_fields = ("=public_id", "name")
    search_help_text = gettext_lazy("A name, or a whole phone number or e-mail address")
    readonly_fields = ("public_id", "name", "masked_phone", "masked_email", "joined_at", "erased_at", "role_titles")
    ordering = ("-joined_at",)
    show_full_result_count = False
    change_form_template = "admin/accounts/user/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def get_search_results(
        self, request: HttpRequest, users: QuerySet[User], search_term: str
    ) -> tuple[QuerySet[User], bool]:
        """A contact is found whole, however it is typed; a part of one would let a mask be guessed away."""
        try:
            contact = contacts.read(search_term)
        except ValueError:
            return super().get_search_results(request, users, search_term)
        return users.filter(**{contacts.field_name(contact): contact}), False

    @admin.display(description=gettext_lazy("phone"))
    def masked_phone(self, user: User) -> str:
        return masks.phone(user.phone) if user.phone else ""

    @admin.display(description=gettext_lazy("e-mail"))
    def masked_email(self, user: User) -> str:
        return masks.email(user.email) if user.email else ""

    @admin.display(description=gettext_lazy("Roles"))
    def role_titles(self, user: User) -> str:
        titles = [_("Runs the whole site")] if user.is_superuser else []
        return ", ".join([*titles, *(str(role.title) for role in roles.of(user))])

    # Giving roles

    def get_fields(self, request: HttpRequest, user: User | None = None) -> tuple[str, ...]:
        about = ("public_id", "name", "masked_phone", "masked_email", "joined_at", "erased_at")
        if self.has_change_permission(request, user):
            return (*about, "roles", "is_superuser", "is_active")
        return (*about, "role_titles", "is_active")

    def get_form(self, request: HttpRequest, obj: User | None = None, **options: Any) -> type[ModelForm]:
        form = super().get_form(request, obj, **options)
        form.giver = request.user
        return form

    def construct_change_message(self, _request: HttpRequest, form: RolesForm, *_formsets: object) -> str:
        """In words, so that the history says who had which role when."""
        titles = self.role_titles(form.instance) or _("none")
        account = _("may sign in") if form.instance.is_active else _("may not sign in")
        return f"{_('Roles')}: {titles} · {account}"

    # Looking behind a mask

    def get_urls(self) -> list[URLPattern]:
        unmask = self.admin_site.admin_view(self.unmask)
        return [path("<int:pk>/contact/", unmask, name="accounts_user_contact"), *super().get_urls()]

    def unmask(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks for a reason, writes it down, and shows the contacts once."""
        if not request.user.has_perm("accounts.view_contact"):
            raise PermissionDenied
        user = get_object_or_404(self.get_queryset(request), pk=pk)
        form = ReasonForm(request.POST or None)
        is_shown = form.is_valid()
        if is_shown:
            said = _("Looked at phone and e-mail: {reason}").format(reason=form.cleaned_data["reason"])
            self.log_change(request, user, said)
        title = _("Phone and e-mail of {name}").format(name=user)
        context = {"person": user, "form": form, "is_shown": is_shown, "title": title, "opts": self.opts}
        return render(request, "admin/accounts/user/contact.html", self.admin_site.each_context(request) | context)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _user: User | None = None) -> bool:
        """A person is erased on request, by the page that keeps what the law keeps; never deleted."""
        return False


@admin.register(Consent)
class ConsentAdmin(admin.ModelAdmin):
    list_display = ("user", "purpose", "version", "given_at", "withdrawn_at")
    list_filter = ("purpose", "version")
    list_select_related = ("user",)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _consent: Consent | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _consent: Consent | None = None) -> bool:
        return False
