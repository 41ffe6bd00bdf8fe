"""Addresses of the awards."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
