"""Opens the demo market, by the same actions that sellers and officers use."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import asdict
from datetime import timedelta
from decimal import Decimal
from itertools import chain

from django.db import transaction
from django.utils import timezone

from netpracharat.accounts import letters
from netpracharat.accounts.models import User
from netpracharat.demo import awards, catalogue, demand, fair, marks, people, studio, talk, trade, training
from netpracharat.demo.catalogue import Goods, Stall
from netpracharat.demo.studio import Taken
from netpracharat.pictures import Picture
from netpracharat.places.bulk import upsert
from netpracharat.places.models import Village
from netpracharat.places.village_rows import COLUMNS, VillageReader
from netpracharat.thai import identifiers, phones
from products import listing
from products.models import Category, Product
from products.shelf import Offer
from shops import appearance, delivery, opening
from shops.models import PromptPayAccount, Shop, ShopMember

HOLIDAY = timedelta(days=12)


def load(executor: Executor, *, side: int = studio.LARGE) -> None:
    """All of it or nothing; drawing comes first, so that no row is without its files."""
    stalls = catalogue.read()
    shots = chain.from_iterable(studio.shots_of(stall, side) for stall in stalls)
    fill(stalls, studio.take_all(shots, executor), side=side)


@transaction.atomic
def fill(stalls: Sequence[Stall], taken: Taken, *, side: int) -> None:
    _load_villages()
    users = people.create_all()
    shops = []
    for number, stall in enumerate(stalls):
        (picture,) = taken[studio.of_stall(stall, side)]
        shops.append(_open(stall, number, users, picture))
    for shop, goods in _in_turns(shops, stalls):
        photos = chain.from_iterable(taken[shot] for shot in studio.of_goods(goods, side))
        _list(shop, goods, list(photos))
    with letters.kept_back():
        trade.begin(users)
        talk.begin(users)
        demand.begin()
        fair.begin(shops)
        awards.begin(users)
        marks.begin(users)
    training.begin(users)


def _load_villages() -> None:
    upsert(Village, COLUMNS, VillageReader((catalogue.MARKET / "villages.csv").read_bytes()))


def _open(stall: Stall, number: int, users: Mapping[str, User], picture: Picture) -> Shop:
    owner = users[stall.owner] if stall.owner else _silent_owner(number, stall)
    shop = Shop(
        name=stall.name,
        name_en=stall.name_en,
        kind=stall.kind,
        registration_number=stall.registration_number,
        village_id=stall.village,
        subdistrict_id=stall.village // 100,
        story=stall.story,
        picture=asdict(picture),
        phone=phones.normalise(stall.phone),
        line_id=stall.line_id,
        low_stock_at=stall.low_stock_at,
    )
    opening.open_shop(shop, _account(stall, number), by=owner)
    _set_terms(shop, stall)
    if stall.packer:
        ShopMember.objects.create(shop=shop, user=users[stall.packer], role=ShopMember.Role.PACKER)
    if not stall.is_waiting:
        opening.approve(shop, by=users["officer"])
    return shop


def _silent_owner(number: int, stall: Stall) -> User:
    return User.objects.create_user(email=f"shop{number}@example.com", name=stall.name)


def _account(stall: Stall, number: int) -> PromptPayAccount:
    """An account that cannot exist, so that no demo code ever pays anybody: no tax ID has a province 00."""
    digits = f"0000000000{number:02}"
    target = digits + identifiers.check_digit(digits)
    return PromptPayAccount(kind=PromptPayAccount.Kind.NATIONAL_ID, target=target, holder=stall.name)


def _set_terms(shop: Shop, stall: Stall) -> None:
    rates = [(grams, Decimal(fee)) for grams, fee in stall.rates or delivery.USUAL_RATES]
    free_from = Decimal(stall.free_from) if stall.free_from else None
    delivery.set_terms(shop, rates, free_from=free_from, takes_cash=stall.cash_on_delivery)
    if stall.on_holiday:
        today = timezone.localdate()
        appearance.set_holiday(shop, today, today + HOLIDAY)


def _in_turns(shops: Sequence[Shop], stalls: Sequence[Stall]) -> list[tuple[Shop, Goods]]:
    """First one thing of each shop, then the second of each: no shop fills the page of new goods alone."""
    turns = [
        (turn, shop, goods)
        for shop, stall in zip(shops, stalls, strict=True)
        for turn, goods in enumerate(reversed(stall.goods))
    ]
    return [(shop, goods) for _turn, shop, goods in sorted(turns, key=lambda each: each[0])]


def _list(shop: Shop, goods: Goods, photos: Sequence[Picture]) -> Product:
    product = Product.objects.create(shop=shop)
    owner = shop.members.get(role=ShopMember.Role.OWNER).user
    fields = {
        "name": goods.name,
        "name_en": goods.name_en,
        "description": goods.description,
        "category": Category.objects.get(slug=goods.category),
        "unit": goods.unit,
        "weight_grams": goods.weight,
        "is_made_to_order": goods.made_in_days is not None,
        "lead_days": goods.made_in_days,
        "weekly_capacity": goods.weekly_capacity,
        "sent_from": goods.sent_in_days and timezone.localdate() + timedelta(days=goods.sent_in_days),
        "preorder_most": goods.preorder_most,
        "season_from": goods.season[0],
        "season_to": goods.season[1],
    }
    for position, picture in enumerate(photos):
        product.photos.create(**asdict(picture), position=position)
    offers = [Offer(name=choice.name, price=choice.price, available=choice.stock) for choice in goods.choices]
    listing.save(product, fields, offers, version=product.version, by=owner)
    listing.submit(product)
    return product
