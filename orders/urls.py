"""Addresses of orders: the buyer's, and those under the shop that handles them."""

from django.urls import include, path

from orders.views import basket, case, checkout, desk, desk_acts, desk_case, ledger, order, packing, reviewing, tracking

# One order of a shop: the page, the sheet to print, and the buttons.
shop_order = [
    path("", desk.shop_order, name="shop_order"),
    path("note/", desk.shop_order_note, name="shop_order_note"),
    path("slips/<int:pk>/", desk.shop_slip, name="shop_slip"),
    path("accept/", desk_acts.accept, name="shop_order_accept"),
    path("money/", desk_acts.receive_money, name="shop_order_money"),
    path("payments/<int:pk>/confirm/", desk_acts.confirm_payment, name="shop_payment_confirm"),
    path("payments/<int:pk>/reject/", desk_acts.reject_payment, name="shop_payment_reject"),
    path("payments/<int:pk>/review/", desk_acts.review_payment, name="shop_payment_review"),
    path("pack/", desk_acts.pack, name="shop_order_pack"),
    path("ship/", desk_acts.ship, name="shop_order_ship"),
    path("fail/", desk_acts.fail, name="shop_order_fail"),
    path("lose/", desk_acts.lose, name="shop_order_lose"),
    path("return/", desk_acts.take_back, name="shop_order_return"),
    path("cancel/", desk_acts.cancel, name="shop_order_cancel"),
    path("keep/", desk_acts.keep, name="shop_order_keep"),
    path("refunds/<int:pk>/done/", desk_acts.refund_done, name="shop_refund_done"),
    path("refunds/<int:pk>/fail/", desk_acts.refund_failed, name="shop_refund_failed"),
    path("cases/<int:pk>/", desk_case.shop_case, name="shop_case"),
    path("cases/<int:pk>/photos/<int:photo_id>/", desk_case.shop_case_photo, name="shop_case_photo"),
    path("refunds/<int:pk>/slip/", desk.shop_refund_slip, name="shop_refund_slip"),
]

# One case of an order, as its buyer sees it.
order_case = [
    path("", case.case, name="order_case"),
    path("accept/", case.accept, name="order_case_accept"),
    path("reply/", case.reply, name="order_case_reply"),
    path("escalate/", case.escalate, name="order_case_escalate"),
    path("settle/", case.settle, name="order_case_settle"),
    path("photos/", case.photos, name="order_case_photos"),
    path("photos/<int:photo_id>/", case.photo, name="order_case_photo"),
]

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
    path("orders/<str:token>/miss/", order.miss, name="order_miss"),
    path("orders/<str:token>/complete/", order.complete, name="order_complete"),
    path("orders/<str:token>/slips/<int:pk>/", order.slip, name="order_slip"),
    path("orders/<str:token>/refunds/<int:pk>/slip/", order.refund_slip, name="order_refund_slip"),
    path("orders/<str:token>/lines/<int:pk>/review/", reviewing.review, name="order_review"),
    path("orders/<str:token>/case/", case.begin, name="order_case_begin"),
    path("orders/<str:token>/cases/<int:pk>/", include(order_case)),
    path("account/orders/", order.account_orders, name="account_orders"),
    path("sell/<str:slug>/", desk.shop_desk, name="shop_desk"),
    path("sell/<str:slug>/orders/", desk.shop_orders, name="shop_orders"),
    path("sell/<str:slug>/tracking/", tracking.shop_tracking, name="shop_tracking"),
    path("sell/<str:slug>/packing/", packing.shop_packing, name="shop_packing"),
    path("sell/<str:slug>/packing/chosen/", packing.shop_packing_chosen, name="shop_packing_chosen"),
    path("sell/<str:slug>/packing/labels.pdf", packing.shop_labels, name="shop_labels"),
    path("sell/<str:slug>/packing/list.pdf", packing.shop_packing_list, name="shop_packing_list"),
    path("sell/<str:slug>/ledger/", ledger.shop_ledger, name="shop_ledger"),
    path("sell/<str:slug>/ledger/csv/", ledger.shop_ledger_csv, name="shop_ledger_csv"),
    path("sell/<str:slug>/ledger/xlsx/", ledger.shop_ledger_xlsx, name="shop_ledger_xlsx"),
    path("sell/<str:slug>/ledger/record/", ledger.shop_income_record, name="shop_income_record"),
    path("sell/<str:slug>/orders/<str:number>/", include(shop_order)),
]
