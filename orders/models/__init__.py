"""Baskets, purchases, their orders, and the money, parcels, cases and notices that belong to them."""

from orders.models.basket import Basket, BasketLine
from orders.models.case import Case, CasePhoto, CaseTurn
from orders.models.discount import BasketDiscount, DiscountCode, Redemption
from orders.models.money import Payment, Refund, Slip
from orders.models.notice import Notice
from orders.models.order import Order, OrderEvent, OrderLine, Purchase
from orders.models.parcel import Parcel

__all__ = (
    "Basket",
    "BasketDiscount",
    "BasketLine",
    "Case",
    "CasePhoto",
    "CaseTurn",
    "DiscountCode",
    "Notice",
    "Order",
    "OrderEvent",
    "OrderLine",
    "Parcel",
    "Payment",
    "Purchase",
    "Redemption",
    "Refund",
    "Slip",
)
