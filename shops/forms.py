"""What shops write about themselves: page, account, delivery, holidays, members."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.accounts.models import User
from netpracharat.fields import CountField, FoldedCharField, PhoneField, ThaiDateField
from netpracharat.money import MoneyFormField
from netpracharat.places.choosing import Chosen
from netpracharat.places.forms import PlaceField
from netpracharat.thai import identifiers, promptpay
from shops.delivery import MOST_RATES
from shops.models import DeliveryRate, PromptPayAccount, Shop, ShopMember
from shops.picture_field import PictureField
from shops.states import ShopState

LONGEST_HOLIDAY = 366
HEAVIEST = 100_000


class ShopForm(forms.ModelForm):
    """A shop's page. What an officer has judged (kind, place, registration number) stays as it was judged."""

    name = FoldedCharField(label=gettext_lazy("Shop name"), max_length=120, max_graphemes=80)
    kind = forms.ChoiceField(label=gettext_lazy("Who sells?"), choices=Shop.Kind.choices, widget=forms.RadioSelect)
    place = PlaceField()
    phone = PhoneField(
        label=gettext_lazy("Shop's phone number"), help_text=gettext_lazy("Buyers call it when they have a question.")
    )
    registration_number = FoldedCharField(
        label=gettext_lazy("Registration number"),
        help_text=gettext_lazy("Of the community enterprise, such as 5-31-02-04/1-0012, or of the OTOP producer."),
        max_length=24,
        required=False,
    )
    story = FoldedCharField(
        label=gettext_lazy("The shop's story"),
        help_text=gettext_lazy("Who makes the goods, how, and since when? Buyers like to know."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    picture = PictureField(label=gettext_lazy("Photo of the shop or of those who make the goods"))
    line_id = FoldedCharField(label=gettext_lazy("LINE ID"), max_length=40, required=False)
    name_en = FoldedCharField(label=gettext_lazy("Shop name in English"), max_length=120, required=False)

    JUDGED = ("kind", "place", "registration_number")
    FOLDED = ("registration_number", "story", "picture", "line_id", "name_en")

    class Meta:
        model = Shop
        fields = ("name", "kind", "phone", "registration_number", "story", "picture", "line_id", "name_en")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["place"] = self.instance.village or self.instance.subdistrict
        if self.instance.state in (ShopState.APPROVED, ShopState.SUSPENDED):
            for name in self.JUDGED:
                del self.fields[name]

    @property
    def folded(self) -> list[forms.BoundField]:
        return [self[name] for name in self.FOLDED if name in self.fields]

    @property
    def is_unfolded(self) -> bool:
        """Whether there is something to see in the fold: an error, or what came back with one elsewhere."""
        return self.is_bound and any(name in self.changed_data for name in self.FOLDED)

    @property
    def changed_fields(self) -> tuple[str, ...]:
        """The columns of the shop that this form writes."""
        written = [name for name in self.fields if name != "place"]
        return (*written, "subdistrict", "village") if "place" in self.fields else tuple(written)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        number = cleaned.get("registration_number")
        if number and cleaned.get("kind") == Shop.Kind.COMMUNITY_ENTERPRISE:
            try:
                digits = identifiers.community_enterprise(number)
                cleaned["registration_number"] = identifiers.community_enterprise_display(digits)
            except ValueError as error:
                self.add_error("registration_number", str(error))
        place: Chosen | None = cleaned.get("place")
        if place:
            self.instance.subdistrict, self.instance.village = place.subdistrict, place.village
        return cleaned


class AccountForm(forms.ModelForm):
    """A PromptPay account; the number itself is typed anew each time, never shown."""

    kind = forms.ChoiceField(
        label=gettext_lazy("PromptPay is tied to"),
        choices=PromptPayAccount.Kind.choices,
        initial=PromptPayAccount.Kind.PHONE,
        widget=forms.RadioSelect,
    )
    target = forms.CharField(
        label=gettext_lazy("PromptPay number"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    holder = FoldedCharField(
        label=gettext_lazy("Account name"),
        help_text=gettext_lazy("As the bank shows it to whoever pays."),
        max_length=120,
    )

    class Meta:
        model = PromptPayAccount
        fields = ("kind", "target", "holder")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "kind" in cleaned and "target" in cleaned:
            try:
                cleaned["target"] = promptpay.parse_target(cleaned["kind"], cleaned["target"])
            except promptpay.PromptPayError as error:
                self.add_error("target", str(error))
        return cleaned


class PasswordForm(forms.Form):
    """Whoever found an unlocked phone can't lead the shop's money elsewhere."""

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_password(self) -> str:
        if not get_adapter().reauthenticate(self.user, self.cleaned_data["password"]):
            raise get_adapter().validation_error("incorrect_password")
        return self.cleaned_data["password"]


class ChangedAccountForm(PasswordForm, AccountForm):
    field_order = ("kind", "target", "holder", "password")


class RateForm(forms.Form):
    up_to_grams = CountField(label=gettext_lazy("Up to"), min_value=1, max_value=HEAVIEST, required=False)
    fee = MoneyFormField(label=gettext_lazy("Fee"), max_value=100_000, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, other in (("fee", "up_to_grams"), ("up_to_grams", "fee")):
            if name in cleaned and cleaned[name] is None and cleaned.get(other) is not None:
                self.add_error(name, _("Please fill in both, or leave both empty."))
        return cleaned


class BaseRates(forms.BaseFormSet):
    """The table of weights; a row left empty is a row taken away."""

    @property
    def rates(self) -> list[tuple[int, Any]]:
        filled = [form.cleaned_data for form in self.forms if form.cleaned_data.get("up_to_grams")]
        return [(row["up_to_grams"], row["fee"]) for row in filled]

    def clean(self) -> None:
        if any(self.errors):
            return
        weights = [grams for grams, _fee in self.rates]
        if not weights:
            raise ValidationError(_("Please keep at least one delivery rate: without it nobody can order."))
        if len(set(weights)) < len(weights):
            raise ValidationError(_("One weight stands there twice. Please keep one of the two."))


RateFormSet = forms.formset_factory(
    RateForm, formset=BaseRates, extra=2, max_num=MOST_RATES, absolute_max=MOST_RATES, validate_max=True
)


def rates_form(shop: Shop, data: Any) -> BaseRates:
    rows = [{"up_to_grams": rate.up_to_grams, "fee": rate.fee} for rate in DeliveryRate.objects.filter(shop=shop)]
    return RateFormSet(data, initial=rows, prefix="rates")


class DeliveryForm(forms.ModelForm):
    free_delivery_from = MoneyFormField(
        label=gettext_lazy("Free delivery from"),
        help_text=gettext_lazy("Leave it empty if delivery is never free."),
        max_value=1_000_000,
        required=False,
    )
    takes_cash_on_delivery = forms.BooleanField(
        label=gettext_lazy("Buyers may pay in cash on delivery"), required=False
    )

    class Meta:
        model = Shop
        fields = ("free_delivery_from", "takes_cash_on_delivery")


class HolidayForm(forms.Form):
    first = ThaiDateField(label=gettext_lazy("First day"))
    last = ThaiDateField(label=gettext_lazy("Last day"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("first"), cleaned.get("last")
        if not first or not last:
            return cleaned
        if last < first:
            self.add_error("last", _("The last day is before the first."))
        elif last < timezone.localdate():
            self.add_error("last", _("These days are over. Please write days to come."))
        elif (last - first).days > LONGEST_HOLIDAY:
            self.add_error("last", _("A holiday lasts a year at most."))
        return cleaned


class InvitationForm(forms.Form):
    role = forms.ChoiceField(
        label=gettext_lazy("What will they do?"),
        choices=[(role.value, role.label) for role in (ShopMember.Role.SELLER, ShopMember.Role.PACKER)],
        initial=ShopMember.Role.SELLER,
        widget=forms.RadioSelect,
    )


class HelperForm(forms.Form):
    days = forms.TypedChoiceField(
        label=gettext_lazy("For how long?"),
        choices=[(7, gettext_lazy("a week")), (30, gettext_lazy("a month")), (90, gettext_lazy("three months"))],
        coerce=int,
        initial=30,
        widget=forms.RadioSelect,
    )


class RoleForm(forms.ModelForm):
    """Among those who stay; a helper is let in for a time by a link."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=[*ShopMember.Role.choices[:3]])

    class Meta:
        model = ShopMember
        fields = ("role",)
