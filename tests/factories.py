"""Small makers of real rows; what a test doesn't care about has a sensible value."""

import itertools
from decimal import Decimal

from django.contrib.auth.models import Group
from django.utils import timezone

from netpracharat.accounts.models import User
from netpracharat.accounts.roles import OFFICER
from netpracharat.places.models import Subdistrict
from products import stock
from products.models import Category, Product, Variant
from products.states import ProductState
from shops.models import DeliveryRate, PromptPayAccount, Shop, ShopMember
from shops.states import ShopState

SAWANG = 470408  # ต.สว่าง อ.พรรณานิคม จ.สกลนคร
_numbers = itertools.count(1)


def make_user(name: str = "สมใจ", **fields: object) -> User:
    fields.setdefault("email", f"person{next(_numbers)}@example.com")
    return User.objects.create_user("a-long-password", name=name, **fields)


def make_officer(name: str = "มะลิ", **fields: object) -> User:
    officer = make_user(name, **fields)
    officer.groups.add(Group.objects.get_or_create(name=OFFICER)[0])
    return officer


def make_shop(name: str = "กลุ่มทอผ้าบ้านดอนกอย", *, owner: User | None = None, **fields: object) -> Shop:
    """An open shop with a PromptPay account and one delivery rate."""
    fields.setdefault("state", ShopState.APPROVED)
    fields.setdefault("approved_at", timezone.now())
    shop = Shop.objects.create(
        name=name,
        **{"slug": f"shop-{next(_numbers)}", "kind": Shop.Kind.GROUP, "subdistrict": Subdistrict(pk=SAWANG), **fields},
    )
    PromptPayAccount.objects.create(shop=shop, kind=PromptPayAccount.Kind.PHONE, target="0812345678", holder=name)
    DeliveryRate.objects.create(shop=shop, up_to_grams=20_000, fee=Decimal(50))
    if owner:
        ShopMember.objects.create(shop=shop, user=owner, role=ShopMember.Role.OWNER)
    return shop


def make_product(
    name: str = "ผ้าไหมมัดหมี่",
    *,
    shop: Shop | None = None,
    on_hand: int = 5,
    price: Decimal | int = 1850,
    **fields: object,
) -> Product:
    """A product on the shelf with one variant."""
    fields.setdefault("state", ProductState.LISTED)
    fields.setdefault("listed_at", timezone.now())
    category = Category.objects.get(slug="cloth")
    product = Product.objects.create(
        shop=shop or make_shop(), name=name, price_from=price, **{"category": category, **fields}
    )
    make_variant(product, price=price, on_hand=on_hand)
    return product


def make_variant(product: Product, *, name: str = "", price: Decimal | int = 1850, on_hand: int = 5) -> Variant:
    variant = Variant.objects.create(product=product, name=name, price=price)
    stock.open_shelf(variant, on_hand)
    return variant
