"""The one page of a listing as a whole: what it shows, what came back, what is kept of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.forms import BoundField, Form
from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from products import drafts, listing, second_look
from products.forms import MOST_VARIANTS, ListingForm, OfferForm, Offers
from products.models import ListingDraft, Product, Variant

SPARE_ROWS = 2  # for further variants, where no JavaScript adds them
OWN = tuple(ListingForm.base_fields)
OF_OFFER = tuple(OfferForm.base_fields)
ABOUT = ("description", "category", "unit", "weight_grams")
MADE = ("is_made_to_order", "lead_days", "weekly_capacity")
HARVEST = ("season_from", "season_to", "sent_from", "preorder_most")
NAMES = ("name_en", "sku", "low_stock_at")


@dataclass(frozen=True)
class Fold:
    """A few fields that may stay empty; it stands open where one of them is wrong."""

    form: Form
    title: str
    hint: str
    names: tuple[str, ...]

    def __iter__(self) -> Iterator[BoundField]:
        return (self.form[name] for name in self.names)

    @property
    def is_open(self) -> bool:
        return self.form.is_bound and any(name in self.form.errors for name in self.names)


class Entry:
    """Without `data`: what was typed and not yet saved, else what is stored."""

    def __init__(self, product: Product, data: Mapping[str, Any] | None = None) -> None:
        self.product, self.data = product, data
        self.draft = ListingDraft.objects.filter(pk=product.pk).first()
        before = stored(product) | (self.draft.typed if self.draft else {})
        rows = (before["offers"] + [{}] * SPARE_ROWS)[:MOST_VARIANTS]
        self.form = ListingForm(product, data, initial=before)
        is_made_to_order = bool((before if data is None else data).get("is_made_to_order"))
        self.offers = Offers(product, data, is_made_to_order=is_made_to_order, initial=rows if data is None else None)

    def sentences(self) -> list[str]:
        """What is wrong with the whole page; `wrong_fields` is what is wrong with a part of it."""
        return [*self.form.non_field_errors(), *self.offers.non_form_errors()]

    def wrong_fields(self) -> list[BoundField]:
        return [bound for form in (self.form, *self.offers) for bound in form if bound.errors]

    @property
    def folds(self) -> list[Fold]:
        return [
            Fold(self.form, _("About it"), _("description, category, weight"), ABOUT),
            Fold(self.form, _("Made to order"), _("days to make, how many a week"), MADE),
            Fold(self.form, _("Season and pre-orders"), _("months of sale, day of the harvest"), HARVEST),
            Fold(self.form, _("English name, own code, alert"), _("for buyers from abroad, and for yourself"), NAMES),
        ]

    def is_valid(self) -> bool:
        """Both are asked, so that all that is wrong is said at once."""
        is_right = self.form.is_valid() & self.offers.is_valid()
        if self.version != self.product.version:
            self.form.add_error(None, str(listing.Stale()))
        return is_right and self.form.is_valid()

    @property
    def version(self) -> int:
        return version_of(self.data)

    def save(self, *, by: User) -> bool:
        """Whether its words wait for an officer."""
        fields, offers = self.form.cleaned_data, self.offers.offers()
        if second_look.is_needed(self.product, fields):
            second_look.hold(self.product, fields, offers, version=self.version, by=by)
            return True
        listing.save(self.product, fields, offers, version=self.version, by=by)
        return False

    @transaction.atomic
    def save_and_submit(self, *, by: User) -> None:
        self.save(by=by)
        listing.submit(self.product)

    def keep(self, *, by: User) -> None:
        """What can't be saved yet is kept as it was typed, over what another window may have kept."""
        drafts.keep(self.product, typed(self.data), version=self.product.version, by=by)


def version_of(data: Mapping[str, Any]) -> int:
    """Of the listing as the page showed it; -1 if it does not say."""
    said = data.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else -1


def typed(data: Mapping[str, Any]) -> dict[str, Any]:
    """The page word for word; in the shape of `stored`."""
    rows = (row_of(data, number) for number in range(MOST_VARIANTS))
    return {name: value_of(data, name) for name in OWN} | {"offers": [row for row in rows if any(row.values())] or [{}]}


def row_of(data: Mapping[str, Any], number: int) -> dict[str, str]:
    return {name: value_of(data, f"offers-{number}-{name}") for name in (*OF_OFFER, "DELETE")}


def value_of(data: Mapping[str, Any], name: str) -> str:
    return data.get(name, "").replace("\x00", "")  # which PostgreSQL can't keep


def stored(product: Product) -> dict[str, Any]:
    variants = Variant.objects.filter(product=product.pk, is_offered=True).select_related("stock")
    return own_fields(product) | {"offers": [row_of_variant(variant) for variant in variants] or [{}]}


def own_fields(product: Product) -> dict[str, Any]:
    return {name: getattr(product, product._meta.get_field(name).attname) for name in OWN}


def row_of_variant(variant: Variant) -> dict[str, Any]:
    left = max(variant.stock.available, 0)
    return {"variant": variant.pk, "name": variant.name, "price": variant.price, "was": left, "available": left}
