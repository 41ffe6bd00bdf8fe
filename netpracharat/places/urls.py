"""Addresses of places."""

from django.urls import path

from netpracharat.places import views

urlpatterns = [
    path("", views.places, name="places"),
    path("find/", views.find_places, name="place_find"),
]
