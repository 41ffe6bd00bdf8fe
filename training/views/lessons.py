"""The lessons: the list with one's own progress, and each lesson with its questions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from training.lessons import catalogue, progress, showing
from training.lessons.forms import QuestionsForm


@login_not_required
@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    found = catalogue.lessons(request.LANGUAGE_CODE)
    ways = progress.ways(request.user, request.session)
    rows = [(lesson, ways.get(lesson.slug)) for lesson in found]
    finished = sum(way.is_finished for _lesson, way in rows if way)
    context = {"rows": rows, "finished": finished, "is_all": finished == len(rows)}
    return render(request, "training/lessons/list.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, slug: str) -> HttpResponse:
    found = catalogue.find(slug, request.LANGUAGE_CODE)
    if not found:
        raise Http404
    if request.method == "POST":
        return answer(request, found)
    way = progress.ways(request.user, request.session).get(slug, progress.Way())
    following = next((each for each in catalogue.lessons(request.LANGUAGE_CODE) if each.number > found.number), None)
    context = {"lesson": found, "way": way, "asked": showing.asked(found, way), "next": following}
    return render(request, "training/lessons/lesson.html", context)


def answer(request: HttpRequest, found: catalogue.Lesson) -> HttpResponse:
    answers = QuestionsForm(found, request.POST).answers()
    if answers:
        progress.answer(found, answers, by=request.user, session=request.session)
    else:
        messages.warning(request, _("Please choose an answer first."))
    return redirect(f"{reverse('lesson', args=[found.slug])}#questions")
