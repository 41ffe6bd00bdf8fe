"""The pages that show everything: front page, style page."""

from django.urls import path

from netpracharat.home import style

urlpatterns = [
    path("style/", style.style, name="style"),
]
