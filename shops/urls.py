"""Addresses of the sellers' own pages; a shop's slug keeps its Thai marks, so it is any text without a slash."""

from django.urls import path

from shops.views import helping, members, money, opening, settings

urlpatterns = [
    path("sell/", opening.sell_home, name="sell_home"),
    path("sell/open/", opening.shop_open, name="shop_open"),
    path("sell/<str:slug>/shop/", settings.shop_settings, name="shop_settings"),
    path("sell/<str:slug>/shop/page/", settings.shop_edit, name="shop_edit"),
    path("sell/<str:slug>/shop/money/", money.shop_money, name="shop_money"),
    path("sell/<str:slug>/shop/money/<int:pk>/", money.shop_account_change, name="shop_account_change"),
    path("sell/<str:slug>/shop/money/<int:pk>/stop/", money.shop_account_stop, name="shop_account_stop"),
    path("sell/<str:slug>/shop/delivery/", settings.shop_delivery, name="shop_delivery"),
    path("sell/<str:slug>/shop/holiday/", settings.shop_holiday, name="shop_holiday"),
    path("sell/<str:slug>/shop/submit/", opening.shop_submit, name="shop_submit"),
    path("sell/<str:slug>/shop/close/", opening.shop_close, name="shop_close"),
    path("sell/<str:slug>/shop/leave/", members.shop_leave, name="shop_leave"),
    path("sell/helping/", helping.helping_home, name="helping_home"),
    path("sell/<str:slug>/helpers/", helping.shop_helpers, name="shop_helpers"),
    path("sell/<str:slug>/helpers/invite/", helping.shop_helper_invite, name="shop_helper_invite"),
    path("sell/<str:slug>/helpers/<int:member_id>/end/", helping.shop_helper_end, name="shop_helper_end"),
    path("sell/<str:slug>/members/", members.shop_members, name="shop_members"),
    path("sell/<str:slug>/members/invite/", members.shop_invite, name="shop_invite"),
    path("sell/<str:slug>/members/<int:member_id>/role/", members.shop_member_role, name="shop_member_role"),
    path("sell/<str:slug>/members/<int:member_id>/remove/", members.shop_member_remove, name="shop_member_remove"),
    path(
        "sell/<str:slug>/invitations/<int:invitation_id>/withdraw/",
        members.shop_invitation_withdraw,
        name="shop_invitation_withdraw",
    ),
    path("invitations/<str:token>/", members.invitation, name="invitation"),
]
