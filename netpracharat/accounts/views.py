"""A person's own pages: the account, privacy, and the public notices."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from netpracharat import languages
from netpracharat.accounts import privacy
from netpracharat.accounts.forms import ErasureForm, ProfileForm
from netpracharat.accounts.models import Consent


@never_cache
def home(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=request.user)
    if not form.is_valid():
        return render(request, "accounts/home.html", {"form": form})
    user = form.save()
    with override(user.language):
        messages.success(request, _("Saved."))
    response = redirect("account_home")
    languages.remember(response, user.language)
    return response


@never_cache
@require_safe
def privacy_home(request: HttpRequest) -> HttpResponse:
    consents = request.user.consents.order_by("-given_at")
    return render(
        request, "accounts/privacy.html", {"consents": consents, "wants_news": privacy.wants_news(request.user)}
    )


@require_POST
def news(request: HttpRequest) -> HttpResponse:
    if request.POST.get("wants_news"):
        privacy.give_consent(request.user, Consent.Purpose.NEWS)
    else:
        privacy.withdraw_news_consent(request.user)
    messages.success(request, _("Saved."))
    return redirect("account_privacy")


@never_cache
@reauthentication_required
def download(request: HttpRequest) -> HttpResponse:
    response = JsonResponse(privacy.export(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="netpracharat.json"'
    return response


@never_cache
@sensitive_post_parameters("password")
def erase(request: HttpRequest) -> HttpResponse:
    objections = privacy.objections(request.user)
    form = ErasureForm(request.POST or None, user=request.user)
    if objections or not form.is_valid():
        return render(request, "accounts/erase.html", {"form": form, "objections": objections})
    privacy.erase(request.user, form.also())
    logout(request)
    messages.success(request, _("Your account is erased. Thank you for having been with us."))
    return redirect("account_login")


@login_not_required
@require_safe
def privacy_notice(request: HttpRequest) -> HttpResponse:
    return render(request, f"accounts/privacy_notice.{get_language()}.html", {"day": privacy.NOTICE_DAY})


@login_not_required
@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    return render(request, f"accounts/terms.{get_language()}.html", {"day": privacy.NOTICE_DAY})
