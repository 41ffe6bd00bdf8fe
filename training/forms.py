"""What people write to enrol and to check in, and trainers to plan and to close."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netpracharat.accounts.models import User
from netpracharat.fields import CountField, FoldedCharField, PhoneField, ThaiDateField
from netpracharat.places.forms import PlaceField
from netpracharat.refusals import Refusal
from shops.models import Shop
from training.models import CourseVersion, LearningCentre, Session, TeacherShopLink
from training.sessions import planning
from training.sessions.people import Given
from training.sessions.planning import Plan
from training.teachers import finding

TIMES = ("%H:%M", "%H.%M")


class EnrolForm(forms.Form):
    first_name = FoldedCharField(label=_("First name"), max_length=80)
    last_name = FoldedCharField(label=_("Last name"), max_length=80)
    phone = PhoneField(label=_("Phone number"))

    def given(self) -> Given:
        return Given(**self.cleaned_data)


class CheckInForm(forms.Form):
    digits = forms.CharField(
        label=_("Last four digits of your phone number, or all of it"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )


class BringField(FoldedCharField):
    def __init__(self, **options: Any) -> None:
        usual = {"label": _("What to bring"), "max_length": 300, "required": False}
        super().__init__(**usual | {"help_text": _("Such as: your phone, and three things that you sell")} | options)


class ClaimForm(forms.Form):
    code = forms.CharField(
        label=_("The twelve figures of your code"),
        max_length=40,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    is_mine = forms.BooleanField(required=False, widget=forms.HiddenInput)


class PlanForm(forms.Form):
    """Every day from the first to the last is held between the same hours."""

    centre = forms.ModelChoiceField(LearningCentre.objects.none(), label=_("Learning centre"), empty_label=None)
    course_version = forms.ModelChoiceField(CourseVersion.objects.none(), label=_("Course"), empty_label=None)
    place = PlaceField(
        label=_("Village or subdistrict"),
        help_text=_("Where you go to. Leave it empty for a session at the centre itself."),
        required=False,
    )
    venue = FoldedCharField(label=_("Where"), max_length=200, help_text=_("Such as: the village hall"), required=False)
    bring = BringField()
    starts_on = ThaiDateField(label=_("First day"))
    ends_on = ThaiDateField(label=_("Last day"))
    starts_at = forms.TimeField(label=_("From"), initial="09:00", input_formats=TIMES)
    ends_at = forms.TimeField(label=_("Until"), initial="16:00", input_formats=TIMES)
    capacity = CountField(label=_("Seats"), min_value=1, max_value=1000, initial=20)
    lead_phone = PhoneField(label=_("Phone number of the lead trainer"), help_text=_("Who leads must be accredited."))

    def __init__(self, user: User, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["centre"].queryset = LearningCentre.objects.run_by(user).select_related("subdistrict")
        newest = CourseVersion.objects.order_by("course_id", "-number").distinct("course_id").values("pk")
        self.fields["course_version"].queryset = CourseVersion.objects.filter(pk__in=newest).select_related("course")

    def clean(self) -> dict[str, Any]:
        """At the centre the place has a name already."""
        given = super().clean()
        if not given.get("venue") and not self.errors:
            if given["place"]:
                self.add_error("venue", _("Please write where in the village people come to."))
            given["venue"] = str(given["centre"])
        return given

    def send(self, *, by: User) -> Session | None:
        """The session; or none, and what was typed stays on the page with what is wrong."""
        given = dict(self.cleaned_data)
        place, lead_phone = given.pop("place"), given.pop("lead_phone")
        given |= {"subdistrict": place.subdistrict if place else given["centre"].subdistrict}
        given |= {"village": place.village if place else None}
        try:
            lead = planning.lead_of_phone(lead_phone)
            return planning.plan(Plan(**given), lead, by=by)
        except Refusal as refusal:
            self.add_error(None, str(refusal))
            return None


class ChangeForm(forms.Form):
    """What may still be changed of a session until it begins."""

    venue = FoldedCharField(label=_("Where"), max_length=200)
    bring = BringField()
    capacity = CountField(label=_("Seats"), min_value=1, max_value=1000)


class HelpForm(forms.Form):
    """Which shop a teacher helped: by its address or its name; where several are called so, one is chosen."""

    shop = FoldedCharField(label=_("Name or address of the shop"), max_length=1000)
    how = forms.ChoiceField(label=_("What did you do there?"), choices=TeacherShopLink.How, widget=forms.RadioSelect)

    def clean(self) -> dict[str, Any]:
        """`found` is the shop."""
        typed = self.cleaned_data.get("shop")
        shops = finding.shops_called(typed) if typed else []
        if len(shops) > 1:
            chosen = self.chosen(shops)
            shops = [shop for shop in shops if str(shop.pk) == chosen]
        if shops:
            self.cleaned_data["found"] = shops[0]
        elif typed and "chosen" not in self.fields:
            self.add_error("shop", _("No open shop is called so. Its page shows the name and the address."))
        return self.cleaned_data

    def chosen(self, shops: list[Shop]) -> str | None:
        """The field is there only when it is needed."""
        choices = [(shop.pk, f"{shop} · {shop.place}") for shop in shops]
        self.fields["chosen"] = forms.ChoiceField(label=_("Which one?"), choices=choices, widget=forms.RadioSelect)
        self.order_fields(("shop", "chosen", "how"))
        value = self.data.get("chosen")
        if value not in [str(shop.pk) for shop in shops]:
            self.add_error("chosen", _("Several shops are called so. Please choose one."))
        return value


class CloseForm(forms.Form):
    reported_headcount = CountField(
        label=_("How many people came, counted in the room"),
        help_text=_("Also those without a name on the list. It stands beside the list, never in it."),
        max_value=100_000,
        required=False,
    )


class ReasonForm(forms.Form):
    reason = FoldedCharField(
        label=_("Why it is cancelled; everybody who enrolled reads it"),
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
    )


class RevokeRecordForm(forms.Form):
    reason = FoldedCharField(
        label=_("Why?"),
        help_text=_("Everybody who verifies the certificate reads it. Please write no personal matter here."),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
    )


class ScoreForm(forms.Form):
    score = CountField(label=_("Score (percent)"), min_value=0, max_value=100)
    note = FoldedCharField(label=_("What was missing, if not passed"), max_length=300, required=False)
