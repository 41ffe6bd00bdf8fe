"""Addresses of orders: the buyer's."""

from django.urls import path

from orders.views import basket, checkout, order

urlpatterns = [
    path("basket/", basket.basket, name="basket"),
    path("basket/add/", basket.basket_add, name="basket_add"),
    path("basket/change/", basket.basket_change, name="basket_change"),
    path("checkout/", checkout.address, name="checkout"),
    path("checkout/review/", checkout.review, name="checkout_review"),
    path("checkout/place/", checkout.place, name="checkout_place"),
    path("purchases/<str:token>/", checkout.purchase, name="purchase"),
    path("orders/<str:token>/", order.order, name="order"),
    path("orders/<str:token>/pay/", order.pay, name="order_pay"),
    path("orders/<str:token>/pay/picture/", order.pay_picture, name="order_pay_picture"),
    path("orders/<str:token>/cancel/", order.cancel, name="order_cancel"),
    path("orders/<str:token>/receive/", order.receive, name="order_receive"),
    path("orders/<str:token>/complete/", order.complete, name="order_complete"),
    path("orders/<str:token>/slips/<int:pk>/", order.slip, name="order_slip"),
    path("account/orders/", order.account_orders, name="account_orders"),
]
