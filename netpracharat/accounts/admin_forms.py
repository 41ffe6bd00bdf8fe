"""The forms of the people's pages in the admin."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.accounts import roles
from netpracharat.accounts.models import User
from netpracharat.fields import FoldedCharField


def labels() -> list[tuple[str, str]]:
    """Each role by name, with what it may do."""
    return [
        (role.group, format_html("<span><strong>{}</strong><br>{}</span>", role.title, role.duties))
        for role in roles.ALL
    ]


class RolesForm(forms.ModelForm):
    """Who may do what; the key to the admin goes with the roles that work there."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"), choices=labels, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = User
        fields = ("is_active", "is_superuser")
        labels = {"is_superuser": gettext_lazy("Runs the whole site")}
        help_texts = {
            "is_superuser": gettext_lazy("May do everything in the admin, and give roles."),
            "is_active": gettext_lazy("Untick to close the account; every session ends at once."),
        }

    giver: User  # who fills it in

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["roles"].initial = [role.group for role in roles.of(self.instance)]

    def clean(self) -> dict[str, Any]:
        """Whoever gives roles stays: otherwise the last one might lock everybody out."""
        given = super().clean()
        if self.instance == self.giver and not (given["is_superuser"] and given["is_active"]):
            raise ValidationError(_("You can't take the site's keys away from yourself. Ask another administrator."))
        return given

    def _save_m2m(self) -> None:
        """Roles and key together, by the one action that gives them."""
        roles.give(self.instance, self.cleaned_data["roles"], runs_the_site=self.cleaned_data["is_superuser"])


class ReasonForm(forms.Form):
    reason = FoldedCharField(
        label=gettext_lazy("What do you need it for?"),
        help_text=gettext_lazy("It is written into the person's history, with your name."),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
