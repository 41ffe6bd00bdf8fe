"""Addresses of the awards."""

from django.urls import path

from awards.views import entering

urlpatterns = [
    path("nominate/<int:pk>/", entering.nominate, name="nominate"),
]
