"""Addresses of a shop's entries, below the shop."""

from django.urls import path

from awards.views import entering

urlpatterns = [
    path("", entering.shop_entries, name="shop_entries"),
    path("<int:pk>/", entering.shop_entry, name="shop_entry"),
    path("<int:pk>/consent/", entering.shop_entry_consent, name="shop_entry_consent"),
    path("<int:pk>/decline/", entering.shop_entry_decline, name="shop_entry_decline"),
    path("<int:pk>/complete/", entering.shop_entry_complete, name="shop_entry_complete"),
    path("<int:pk>/withdraw/", entering.shop_entry_withdraw, name="shop_entry_withdraw"),
    path("<int:pk>/appeal/", entering.shop_entry_appeal, name="shop_entry_appeal"),
]
