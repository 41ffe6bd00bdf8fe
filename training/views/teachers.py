"""A teacher's own page, and the profile that he or she may choose to show."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netpracharat.accounts.models import User
from netpracharat.personal import personal
from netpracharat.places.labels import label
from training.models import Enrolment, Person, Session
from training.teachers import cascade, helped, history, impact, publishing

MOST_TAUGHT = 20  # sessions on a page
HOME = ("subdistrict__district", "village__subdistrict__district")


def own_record(user: User) -> Person:
    return get_object_or_404(Person.objects.active().of(user))


@require_safe
@personal
def me(request: HttpRequest) -> HttpResponse:
    person = Person.objects.active().of(request.user).select_related(*HOME).first()
    if person is None:
        return render(request, "training/teachers/unclaimed.html")
    levels = history.levels(person, timezone.localdate())
    taught = history.taught(person)
    context = {
        "person": person,
        "levels": [(held, [row(session) for session in history.renewing(held, person)]) for held in levels],
        "coming": [placed(enrolment) for enrolment in history.coming(person)],
        "past": [placed(enrolment) for enrolment in history.past(person)],
        "records": history.records(person)[: history.MOST],
        "impact": impact.of(person),
        "links": person.shop_links.select_related("shop").order_by("-claimed_at")[: history.MOST],
        "taught": [row(session) for session in taught[:MOST_TAUGHT]],
        "taught_count": taught.count(),
        "cascade": cascade.chart(person, in_public=False),
    }
    return render(request, "training/teachers/me.html", context)


def row(session: Session) -> tuple[Session, str]:
    return session, label(session.village or session.subdistrict)


def placed(enrolment: Enrolment) -> tuple[Enrolment, str]:
    return enrolment, label(enrolment.session.village or enrolment.session.subdistrict)


@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    publishing.publish(own_record(request.user))
    messages.success(request, _("Your profile is public. You can hide it again at any time."))
    return redirect("training_me")


@require_POST
def hide(request: HttpRequest) -> HttpResponse:
    publishing.hide(own_record(request.user))
    messages.success(request, _("Your profile is hidden: nobody else sees it any more."))
    return redirect("training_me")


@login_not_required
@require_safe
@personal
def teacher(request: HttpRequest, public_id: str) -> HttpResponse:
    """For whoever has the link. No search engine and no cache keeps it, so that hiding it hides it at once."""
    person = get_object_or_404(Person.objects.in_public(), public_id=public_id)
    taught = history.taught(person)
    context = {
        "person": person,
        "level": history.highest(person, timezone.localdate()),
        "records": history.records(person).standing()[: history.MOST],
        "helped": helped.shops_of(person),
        "taught": [row(session) for session in taught[:MOST_TAUGHT]],
        "taught_count": taught.count(),
        "cascade": cascade.chart(person, in_public=True),
    }
    return render(request, "training/teachers/teacher.html", context)
