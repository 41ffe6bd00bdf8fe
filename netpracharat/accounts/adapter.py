"""How django-allauth works with our users: who reach us by phone or e-mail, and share carrier addresses."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import SignupForm
from allauth.account.models import EmailAddress
from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat.accounts import contacts, landing, messages, registration
from netpracharat.accounts.models import User
from netpracharat.fields import PhoneField

MISMATCH = _("The phone number or e-mail and the password don't belong together. Please look at both again.")
TOO_MANY = _("Too many tries. Please wait a few minutes and try again.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": MISMATCH,
        "phone_password_mismatch": MISMATCH,
        "username_password_mismatch": MISMATCH,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "incorrect_code": _("This code isn't right. Please look at the message again."),
        "incorrect_password": _("This password isn't right."),
        "enter_current_password": _("This password isn't right."),
        "phone_taken": _("This phone number belongs to another account."),
        "email_taken": _("This e-mail address belongs to another account."),
        "same_as_current": _("This is the one you already have."),
    }

    def get_login_stages(self) -> list[str]:
        """In the demo nothing need be verified, so that a stranger signs up in one page."""
        second_step = "allauth.mfa.stages.AuthenticateStage"
        if settings.DEMO:
            return [second_step]
        verified = ["allauth.account.stages.PhoneVerificationStage", "netpracharat.accounts.stages.EmailStage"]
        return [*verified, second_step]

    def save_user(self, _request: HttpRequest, _user: User, form: SignupForm, commit: bool = True) -> User:  # noqa: ARG002 - allauth's signature
        given = form.cleaned_data
        return registration.sign_up(
            given["contact"], name=given["name"], password=given["password1"], wants_news=given["wants_news"]
        )

    def get_password_change_redirect_url(self, _request: HttpRequest) -> str:
        return reverse("account_home")

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return landing.home(request.user)

    def can_delete_email(self, _email_address: EmailAddress) -> bool:
        """An address is exchanged for another, never only taken away: it may be the one way to sign in."""
        return False

    # Counting tries

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: str) -> str:
        """Wrong passwords count by account and address: a whole village shares one address of its carrier."""
        return f"{account_of(credentials)} {ratelimit.get_ip(request)}"

    def pre_authenticate(self, request: HttpRequest, **credentials: str) -> None:
        """And by account alone, further up: guessing from many addresses ends too."""
        super().pre_authenticate(request, **credentials)
        anywhere = ratelimit.consume(
            request, app="allauth.account", action="login_failed_anywhere", key=account_of(credentials)
        )
        if not anywhere:
            raise self.validation_error("too_many_login_attempts")
        # The right password gives both counts back.
        self._login_failed_rl_usage.usage += anywhere.usage

    # Phones

    def phone_form_field(self, **options: object) -> PhoneField:
        return PhoneField(**{"label": _("Phone number")} | options)

    def get_user_by_phone(self, phone: str) -> User | None:
        return contacts.find_user(phone)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified_at is not None) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified_at = phone, timezone.now() if verified else None
        user.save(update_fields=("phone", "phone_verified_at"))

    def set_phone_verified(self, user: User, phone: str) -> None:
        self.set_phone(user, phone, verified=True)

    def send_verification_code_sms(self, user: User, phone: str, code: str, **_options: object) -> None:  # noqa: ARG002
        messages.send_code(phone, code)

    def send_account_already_exists_sms(self, phone: str) -> None:
        messages.send_account_exists(phone)

    def send_unknown_account_sms(self, phone: str, **_options: object) -> None:
        messages.send_no_account(phone)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """A code for a new password goes to a phone as well: there allauth itself knows e-mail only."""
        if "@" in email:
            super().send_mail(template_prefix, email, context)
        elif "code" in context:
            messages.send_code(email, context["code"])
        else:
            messages.send_no_account(email)


def account_of(credentials: dict[str, str]) -> str:
    return credentials.get("email") or credentials.get("phone") or credentials.get("username") or ""
