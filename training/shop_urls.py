"""Addresses of a shop's page about its teachers, below the shop."""

from django.urls import path

from training.views import helping

urlpatterns = [
    path("", helping.shop_teachers, name="shop_teachers"),
    path("<int:pk>/confirm/", helping.confirm, name="shop_teacher_confirm"),
    path("<int:pk>/decline/", helping.decline, name="shop_teacher_decline"),
    path("<int:pk>/name/", helping.name, name="shop_teacher_name"),
    path("<int:pk>/end/", helping.end, name="shop_teacher_end"),
]
