"""Addresses around an account: ours, under allauth's names; what is not listed here does not exist.

Every sign-in, by whatever way, ends in allauth's signal `allauth.account.signals.user_logged_in`
(request, user): that is where a guest's basket is taken over.
"""

from allauth.account import views as allauth
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as spare_codes
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.generic import RedirectView

from netpracharat.accounts import views

urlpatterns = [
    path("sign-in/", allauth.login, name="account_login"),
    path("sign-in/second-step/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-in/closed/", allauth.account_inactive, name="account_inactive"),
    path("sign-up/", allauth.signup, name="account_signup"),
    path("sign-out/", allauth.logout, name="account_logout"),
    path("forgotten-password/", allauth.password_reset, name="account_reset_password"),
    path(
        "forgotten-password/code/",
        allauth.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path("forgotten-password/new/", allauth.complete_password_reset, name="account_complete_password_reset"),
    path(
        "forgotten-password/done/",
        login_not_required(RedirectView.as_view(pattern_name="account_login")),
        name="account_password_reset_completed",
    ),
    path("account/", views.home, name="account_home"),
    path("account/is-it-you/", allauth.reauthenticate, name="account_reauthenticate"),
    path("account/is-it-you/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/password/", allauth.password_change, name="account_change_password"),
    path("account/phone/", allauth.change_phone, name="account_change_phone"),
    path("account/phone/code/", allauth.verify_phone, name="account_verify_phone"),
    path("account/email/", allauth.email, name="account_email"),
    path("account/email/code/", allauth.email_verification_sent, name="account_email_verification_sent"),
    path("account/security/", mfa.index, name="mfa_index"),
    path("account/security/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/security/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/security/codes/", spare_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/security/codes/new/", spare_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/security/codes/download/", spare_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/privacy/", views.privacy_home, name="account_privacy"),
    path("account/privacy/news/", views.news, name="account_news"),
    path("account/privacy/download/", views.download, name="account_download"),
    path("account/privacy/erase/", views.erase, name="account_erase"),
    path("privacy/", views.privacy_notice, name="privacy_notice"),
    path("terms/", views.terms, name="terms"),
]
