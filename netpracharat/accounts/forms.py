"""The forms around an account; allauth's own, with one box for phone or e-mail and each password typed once."""

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    BaseConfirmCodeForm,
    ChangePasswordForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmPasswordResetCodeForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SignupForm,
    VerifyPhoneForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat.accounts import contacts, privacy
from netpracharat.accounts.contacts import ContactField
from netpracharat.accounts.models import User
from netpracharat.fields import FoldedCharField

PASSWORD_HELP = gettext_lazy("8 characters or more. A few words that only you would put together are best.")


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"] = ContactField()
        self.fields["password"].help_text = ""
        self.order_fields(("login", "password"))
        bare(self)


class SignUpForm(SignupForm):
    name = FoldedCharField(
        label=gettext_lazy("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    contact = ContactField()
    agrees = forms.BooleanField(label=gettext_lazy("I have read the terms and the privacy notice, and agree"))
    wants_news = forms.BooleanField(label=gettext_lazy("Send me news of the market, now and then"), required=False)

    field_order = ("name", "contact", "password1", "agrees", "wants_news")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["email"], self.fields["phone"]
        self.fields["password1"].help_text = PASSWORD_HELP
        bare(self)

    def clean_contact(self) -> str:
        """Where a code follows, somebody else's number gets the same answer as a new one."""
        contact = self.cleaned_data["contact"]
        self.account_already_exists = contacts.find_user(contact) is not None
        if self.account_already_exists and not app_settings.PREVENT_ENUMERATION:
            raise ValidationError(_("This number or address already has an account. Please sign in."))
        return contact

    def clean_password1(self) -> str:
        contact = self.cleaned_data.get("contact", "")
        user = User(name=self.cleaned_data.get("name", ""), **{contacts.field_name(contact): contact})
        return get_adapter().clean_password(self.cleaned_data["password1"], user)

    def clean(self) -> dict[str, Any]:
        contact = self.cleaned_data.get("contact", "")
        self.cleaned_data[contacts.field_name(contact)] = contact
        return super().clean()

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])  # answers as slowly as for a new account
        return super().try_save(request)


class ForgottenPasswordForm(ResetPasswordForm):
    email = ContactField()  # allauth's view asks for this name

    def clean_email(self) -> str:
        """Never says whether there is such an account; the message to its owner does."""
        contact = self.cleaned_data["email"]
        user = contacts.find_user(contact)
        self.users = [user] if user and user.is_active else []
        return contact


class NewPasswordForm(ResetPasswordKeyForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        password_once(self)


class PasswordForm(ChangePasswordForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["oldpassword"].help_text = ""
        password_once(self)


class IsItYouForm(ReauthenticateForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["password"].help_text = ""
        bare(self)


class CodeBox(BaseConfirmCodeForm):
    """A number pad, and the phone offers the code from the message."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
        bare(self)


class PhoneCodeForm(CodeBox, VerifyPhoneForm):
    pass


class EmailCodeForm(CodeBox, ConfirmEmailVerificationCodeForm):
    pass


class ForgottenPasswordCodeForm(CodeBox, ConfirmPasswordResetCodeForm):
    pass


class SecondStepForm(AuthenticateForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].help_text = _("From the app on your phone, or one of your spare codes.")
        bare(self)


class SecondStepSetUpForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].label = _("The six digits that the app shows")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
        bare(self)


class ProfileForm(forms.ModelForm):
    name = FoldedCharField(label=gettext_lazy("Your name"), max_length=120)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = User
        fields = ("name", "language")


class ErasureForm(forms.Form):
    """What to erase besides, and two deliberate acts: the word, and the password."""

    word = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "off"}))
    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user, self.offers = user, privacy.offers(user)
        ticks = {name: forms.BooleanField(label=label, required=False) for name, label in self.offers.items()}
        self.fields = ticks | self.fields
        self.fields["word"].label = _("Type “%(word)s” here") % {"word": _("erase")}

    def also(self) -> list[str]:
        return [name for name in self.offers if self.cleaned_data[name]]

    def clean_word(self) -> str:
        if self.cleaned_data["word"].lower() != _("erase"):
            raise ValidationError(_("Please type the word exactly so."))
        return self.cleaned_data["word"]

    def clean_password(self) -> str:
        if not get_adapter().reauthenticate(self.user, self.cleaned_data["password"]):
            raise get_adapter().validation_error("incorrect_password")
        return self.cleaned_data["password"]


def password_once(form: forms.Form) -> None:
    """A password typed twice on a small phone is two chances to mistype; a new one is a code away."""
    del form.fields["password2"]
    form.fields["password1"].help_text = PASSWORD_HELP
    bare(form)


def bare(form: forms.Form) -> None:
    """allauth writes the label into the box too, where it looks like something already typed."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
