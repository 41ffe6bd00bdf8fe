"""Addresses of certificates; they stand on paper, so they never change."""

from django.urls import path

from netpracharat.certificates import views

urlpatterns = [
    path("", views.verify, name="verify"),
    path("<str:code>/", views.certificate, name="certificate"),
    path("<str:code>/certificate.pdf", views.certificate_pdf, name="certificate_pdf"),
]
