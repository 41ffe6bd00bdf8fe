"""Addresses of the training."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.generic import RedirectView

from training.views import lessons

urlpatterns = [
    path("", login_not_required(RedirectView.as_view(pattern_name="lessons")), name="training"),
    path("lessons/", lessons.lessons, name="lessons"),
    path("lessons/<slug:slug>/", lessons.lesson, name="lesson"),
]
