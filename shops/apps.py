"""The shops app."""

from django.apps import AppConfig


class ShopsConfig(AppConfig):
    name = "shops"
