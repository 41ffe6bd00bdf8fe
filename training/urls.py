"""Addresses of the training."""

from django.urls import path

from training.views import lessons

urlpatterns = [
    path("lessons/", lessons.lessons, name="lessons"),
    path("lessons/<slug:slug>/", lessons.lesson, name="lesson"),
]
