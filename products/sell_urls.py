"""Addresses of a shop's own goods, below /sell/<shop>/products/."""

from django.urls import path

from products.views.sell import bulk, entry, goods, marks, papers, photos, stock

urlpatterns = [
    path("", goods.shop_products, name="shop_products"),
    path("new/", goods.product_new, name="shop_product_new"),
    path("stock/", stock.shop_stock, name="shop_stock"),
    path("stock/alert/", stock.shop_stock_alert, name="shop_stock_alert"),
    path("stock/<int:pk>/", stock.shop_stock_change, name="shop_stock_change"),
    path("bulk/", bulk.shop_bulk, name="shop_bulk"),
    path("bulk/blank.<str:ending>", bulk.shop_bulk_blank, name="shop_bulk_blank"),
    path("bulk/goods.<str:ending>", bulk.shop_bulk_filled, name="shop_bulk_filled"),
    path("bulk/<int:pk>/", bulk.shop_bulk_list, name="shop_bulk_list"),
    path("bulk/<int:pk>/write/", bulk.shop_bulk_write, name="shop_bulk_write"),
    path("bulk/<int:pk>/leave/", bulk.shop_bulk_leave, name="shop_bulk_leave"),
    path("bulk/<int:pk>/go-on/", bulk.shop_bulk_go_on, name="shop_bulk_go_on"),
    path("sign.pdf", papers.shop_sign, name="shop_sign"),
    path("tags/", papers.shop_tags, name="shop_tags"),
    path("tags.pdf", papers.shop_tags_pdf, name="shop_tags_pdf"),
    path("marks/", marks.shop_marks, name="shop_marks"),
    path("marks/new/<str:kind>/", marks.shop_mark_new, name="shop_mark_new"),
    path("marks/<int:pk>/document/", marks.shop_mark_document, name="shop_mark_document"),
    path("marks/<int:pk>/withdraw/", marks.shop_mark_withdraw, name="shop_mark_withdraw"),
    path("<int:pk>/marks/", marks.shop_product_marks, name="shop_product_marks"),
    path("<int:pk>/marks/new/<str:kind>/", marks.shop_product_mark_new, name="shop_product_mark_new"),
    path("<int:pk>/", entry.product_edit, name="shop_product_edit"),
    path("<int:pk>/draft/", entry.product_draft, name="shop_product_draft"),
    path("<int:pk>/forget/", entry.product_forget, name="shop_product_forget"),
    path("<int:pk>/offers/", goods.product_offers, name="shop_product_offers"),
    path("<int:pk>/submit/", goods.product_submit, name="shop_product_submit"),
    path("<int:pk>/withdraw/", goods.product_withdraw, name="shop_product_withdraw"),
    path("<int:pk>/discard/", goods.product_discard, name="shop_product_discard"),
    path("<int:pk>/photos/", photos.photos_add, name="shop_photos_add"),
    path("<int:pk>/photos/restore/", photos.photo_restore, name="shop_photo_restore"),
    path("<int:pk>/photos/<int:photo_id>/remove/", photos.photo_remove, name="shop_photo_remove"),
    path("<int:pk>/photos/<int:photo_id>/move/<int:position>/", photos.photo_move, name="shop_photo_move"),
]
