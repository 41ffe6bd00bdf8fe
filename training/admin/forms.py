"""What officers write in the admin of the training; a place and a person are found, not picked from thousands."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.accounts import contacts
from netpracharat.accounts.contacts import ContactField
from netpracharat.accounts.models import User
from netpracharat.fields import FoldedCharField, ThaiDateField
from netpracharat.places.choosing import Chosen
from netpracharat.places.forms import PlaceField
from training import accreditations
from training.models import CentreStaff, CourseVersion, LearningCentre, Person
from training.states import AccreditationLevel


class CentreForm(forms.ModelForm):
    """A centre stands in a province that the officer answers for."""

    place = PlaceField(villages=False)
    officer: User  # who fills it in

    class Meta:
        model = LearningCentre
        fields = ("code", "level", "name_th", "name_en")

    class Media:
        css = {"all": ("css/components/place-picker.css",)}
        js = (forms.Script("js/site.js", type="module"),)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.fields["place"].initial = self.instance.subdistrict

    def clean_place(self) -> Chosen:
        place = self.cleaned_data["place"]
        if not self.officer.has_perm("training.answer_for_subdistrict", place.subdistrict):
            raise ValidationError(_("This place is outside the provinces that you answer for."))
        self.instance.subdistrict = place.subdistrict
        return place


class StaffForm(forms.ModelForm):
    """Somebody with an account, by what they sign in with."""

    contact = ContactField()

    class Meta:
        model = CentreStaff
        fields = ("is_manager",)

    def clean_contact(self) -> str:
        contact = self.cleaned_data["contact"]
        if not (user := contacts.find_user(contact)):
            raise ValidationError(_("Nobody has an account with this phone number or e-mail address yet."))
        self.instance.user = user
        return contact


class StaffFormSet(forms.BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        staying = (form.instance.user_id for form in self.forms if form not in self.deleted_forms)
        users = [user for user in staying if user]
        if len(set(users)) < len(users):
            raise ValidationError(_("Somebody stands in the list twice."))


class FirstVersionForm(forms.ModelForm):
    class Meta:
        model = CourseVersion
        fields = ("hours", "min_attendance", "min_score")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instance.number = 1


class AccreditForm(forms.Form):
    who = FoldedCharField(
        label=gettext_lazy("Who"),
        help_text=gettext_lazy("Their number in the register, or their whole phone number."),
        max_length=40,
    )
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=AccreditationLevel)
    valid_from = ThaiDateField(label=gettext_lazy("From"))
    valid_to = ThaiDateField(label=gettext_lazy("To"))

    def clean_who(self) -> Person:
        found = accreditations.people(self.cleaned_data["who"])
        if not found:
            raise ValidationError(_("Nobody in the register has this number."))
        if len(found) > 1:
            names = ", ".join(f"{person} ({person.public_id})" for person in found)
            sentence = _("Several people have this phone. Please write the number in the register: %(names)s")
            raise ValidationError(sentence % {"names": names})
        return found[0]


class RevokeForm(forms.Form):
    reason = FoldedCharField(label=gettext_lazy("Why?"), max_length=300, widget=forms.Textarea({"rows": 3}))
