"""The trainers' desk: the sessions of one's centres, planning one, and each from opening to verifying."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netpracharat.accounts.models import User
from netpracharat.personal import personal
from netpracharat.places.labels import label
from netpracharat.refusals import Refusal
from training.forms import ChangeForm, CloseForm, EnrolForm, PlanForm, ReasonForm, RevokeRecordForm
from training.models import Enrolment, Session, TrainingRecord
from training.sessions import calendar, changing, closing, lifecycle, people, places, telling, verifying
from training.sessions.changing import Changed
from training.states import EnrolmentState, SessionState

MOST = 50  # sessions of each kind on the desk
OVER = (SessionState.VERIFIED, SessionState.CANCELLED)


def own_session(user: User, code: str) -> Session:
    related = Session.objects.run_by(user).select_related("course_version__course", "centre", *calendar.PLACE)
    return get_object_or_404(related, code=code)


def refuse_strangers(user: User) -> None:
    if not user.has_perm("training.plan_session"):
        raise PermissionDenied


@require_safe
@personal
def desk(request: HttpRequest) -> HttpResponse:
    refuse_strangers(request.user)
    mine = Session.objects.run_by(request.user).select_related("course_version__course", *calendar.PLACE)
    context = {
        "running": [row(session) for session in mine.exclude(state__in=OVER).order_by("starts_on", "pk")[:MOST]],
        "over": [row(session) for session in mine.filter(state__in=OVER).order_by("-starts_on", "-pk")[:MOST]],
    }
    return render(request, "training/desk/desk.html", context)


def row(session: Session) -> tuple[Session, str]:
    return session, label(session.village or session.subdistrict)


def plan(request: HttpRequest) -> HttpResponse:
    refuse_strangers(request.user)
    form = PlanForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid() and (session := form.send(by=request.user)):
        messages.success(request, _("Planned. Open it when people may enrol."))
        return redirect("training_desk_session", session.code)
    return render(request, "training/desk/plan.html", {"form": form})


@require_safe
@personal
def session(request: HttpRequest, code: str) -> HttpResponse:
    return session_page(request, own_session(request.user, code))


def session_page(request: HttpRequest, found: Session, **typed: object) -> HttpResponse:
    """`typed` are forms that were sent with a mistake."""
    context = {
        "session": found,
        "place": label(found.village or found.subdistrict),
        "lead": found.trainers.select_related("person").filter(is_lead=True).first(),
        "days": found.days.select_related("module"),
        "enrolments": listed(found),
        "may_verify": request.user.has_perm("training.verify_session", found),
        "may_manage": request.user.has_perm("training.manage_session", found),
        "enrol_form": EnrolForm(auto_id="enrol-%s"),
        "close_form": CloseForm(auto_id="close-%s"),
        "reason_form": ReasonForm(auto_id="reason-%s"),
    }
    return render(request, "training/desk/session.html", context | typed)


def listed(session: Session) -> QuerySet[Enrolment]:
    """Each with the `record` that came of it and stands."""
    records = TrainingRecord.objects.standing().filter(session=session, person=OuterRef("person")).values("pk")
    here = session.enrolments.exclude(state=EnrolmentState.CANCELLED)
    return here.select_related("person").annotate(record=Subquery(records[:1]))


@require_http_methods(("GET", "HEAD", "POST"))
@personal
def change(request: HttpRequest, code: str) -> HttpResponse:
    found = own_session(request.user, code)
    now = {"venue": found.venue, "bring": found.bring, "capacity": found.capacity}
    form = ChangeForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        changing.change(found, Changed(**form.cleaned_data), at=timezone.now())
        return done(request, code, _("Changed."))
    return render(request, "training/desk/change.html", {"session": found, "form": form})


@require_POST
def open_(request: HttpRequest, code: str) -> HttpResponse:
    lifecycle.open_(own_session(request.user, code))
    return done(request, code, _("Open: people can enrol now."))


@require_POST
def start(request: HttpRequest, code: str) -> HttpResponse:
    lifecycle.start(own_session(request.user, code), on=timezone.localdate())
    return done(request, code, _("The session runs. You can mark who is there."))


@require_POST
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    found, form = own_session(request.user, code), ReasonForm(request.POST, auto_id="reason-%s")
    if not form.is_valid():
        return session_page(request, found, reason_form=form)
    lifecycle.cancel(found, form.cleaned_data["reason"], at=timezone.now())
    return done(request, code, _("Cancelled. Everybody who enrolled gets a text message."))


@require_POST
def close(request: HttpRequest, code: str) -> HttpResponse:
    found, form = own_session(request.user, code), CloseForm(request.POST, auto_id="close-%s")
    if not form.is_valid():
        return session_page(request, found, close_form=form)
    closing.close(found, form.cleaned_data["reported_headcount"], on=timezone.localdate(), at=timezone.now())
    return done(request, code, _("Closed. A manager of the centre verifies it now."))


@require_POST
def verify(request: HttpRequest, code: str) -> HttpResponse:
    found = own_session(request.user, code)
    if not request.user.has_perm("training.verify_session", found):
        raise PermissionDenied
    count = verifying.verify(found, by=request.user)
    sentence = ngettext(
        "Verified: %(count)d certificate is issued.", "Verified: %(count)d certificates are issued.", count
    )
    return done(request, code, sentence % {"count": count})


@require_http_methods(("GET", "HEAD", "POST"))
@personal
def revoke(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A manager takes back what the centre vouched for."""
    found = own_session(request.user, code)
    if not request.user.has_perm("training.manage_session", found):
        raise PermissionDenied
    record = get_object_or_404(found.records.select_related("person", "certificate"), pk=pk)
    form = RevokeRecordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        verifying.revoke(record, form.cleaned_data["reason"], by=request.user)
        return done(request, code, _("The record is revoked, and with it its certificate and accreditation."))
    return render(request, "training/desk/revoke.html", {"session": found, "record": record, "form": form})


@require_POST
def enrol(request: HttpRequest, code: str) -> HttpResponse:
    """Somebody who asked the trainer; in a running session, whoever stands at the door."""
    found, form = own_session(request.user, code), EnrolForm(request.POST, auto_id="enrol-%s")
    if not form.is_valid():
        return session_page(request, found, enrol_form=form)
    person, now = people.find_or_add(form.given()), timezone.now()
    if found.state == SessionState.RUNNING:
        enrolment = places.let_in(found, person, at=now)
    else:
        enrolment, _is_new = places.enrol(found, person, at=now)
    telling.tell(enrolment, "place")
    return done(request, code, f"{person}: {enrolment.get_state_display()}")


@require_POST
def let_in(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    found = own_session(request.user, code)
    waiting = get_object_or_404(found.enrolments.select_related("person"), pk=pk)
    if waiting.state != "waitlisted":
        raise Refusal(_("Nobody of this name waits any more."))
    places.let_in(found, waiting.person, at=timezone.now())
    return done(request, code, _("%(person)s has a place now.") % {"person": waiting.person})


def done(request: HttpRequest, code: str, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("training_desk_session", code)
