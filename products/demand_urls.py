"""Addresses of the demand board, below /sell/<shop>/demand/."""

from django.urls import path

from products.views.sell import demand

urlpatterns = [
    path("", demand.shop_demand, name="shop_demand"),
    path("list/", demand.shop_demand_list, name="shop_demand_list"),
]
