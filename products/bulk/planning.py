"""What a product of a list is to become: read as its own page would read it, compared with what is there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from netpracharat.rows import CellError, Trouble
from products import listing
from products.bulk import archive
from products.bulk.archive import Archive
from products.bulk.columns import LABELS
from products.bulk.offers import Row, offer_rows
from products.bulk.reading import Item
from products.bulk.words import Words
from products.entry import OF_OFFER, OWN, Entry, stored
from products.models import Photo, Product
from products.second_look import WORDS as READ_BY_OFFICERS
from products.states import BulkAct, ProductState
from shops.models import Shop

FORGOTTEN = "#"  # before the number of a product that has no code
PUTS_BACK = {ProductState.LISTED: (ProductState.DRAFT, ProductState.WITHDRAWN)}
TAKES_OFF = {ProductState.WITHDRAWN: (ProductState.LISTED,), ProductState.DRAFT: (ProductState.LISTED,)}
OF_COLUMN = {"name": "choice"}  # what the fields of a choice are called in a list


@dataclass
class Plan:
    """Of one item. Nothing is written before `save`."""

    item: Item
    product: Product
    entry: Entry | None = None
    step: ProductState | None = None
    changes: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    remarks: list[Trouble] = field(default_factory=list)  # of its photos, which keep nothing else back

    @property
    def act(self) -> BulkAct:
        if self.troubles:
            return BulkAct.WRONG
        if self.product.pk is None:
            return BulkAct.NEW
        return BulkAct.CHANGED if self.changes else BulkAct.SAME

    @property
    def name(self) -> str:
        return self.item.cell("name") or self.product.name

    def save(self, *, by: User) -> None:
        """By the same actions as by hand. The caller holds a transaction."""
        if self.product.pk is None:
            self.product.save(force_insert=True)
        if set(self.changes) - {"shelf", "photos"} or self.product.version == 0:
            self.entry.save(by=by)
        if self.step == ProductState.LISTED:
            listing.submit(self.product)
        elif self.step:
            listing.withdraw(self.product)


@dataclass(frozen=True)
class Planner:
    """Plans the items of one shop."""

    shop: Shop
    words: Words
    photos: Archive | None = None

    def plans(self, items: Iterable[Item]) -> list[Plan]:
        items = list(items)
        known = self.known(items)
        return [self.plan(item, known.get(item.code)) for item in items]

    def known(self, items: Iterable[Item]) -> dict[str, Product]:
        """By code; what has none is known by its number, as the shop's own list says it."""
        codes = [item.code for item in items if item.code]
        numbers = [int(code[1:]) for code in codes if code.startswith(FORGOTTEN) and code[1:19].isdecimal()]
        nameless = self.shop.products.filter(pk__in=numbers, sku="").select_related("draft")
        found = {code_of(product): product for product in nameless}
        coded = self.shop.products.filter(sku__in=codes).select_related("draft")
        return found | {product.sku: product for product in coded}

    def plan(self, item: Item, product: Product | None) -> Plan:
        plan = Plan(item, product or Product(shop=self.shop, sku=item.code))
        plan.product.shop = self.shop
        try:
            self.refuse_unknown(item, product)
            self.read(plan)
            self.look_at_photos(plan)
        except CellError as wrong:
            plan.troubles.append(trouble(getattr(wrong, "line", item.number), wrong.column, str(wrong)))
        return plan

    def refuse_unknown(self, item: Item, product: Product | None) -> None:
        if not item.code:
            raise CellError("sku", _("Please write a code of your own, such as A01: by it the product is known again."))
        if item.code.startswith(FORGOTTEN) and product is None:
            raise CellError("sku", _("Your shop has no product {code}.").format(code=item.code[:40]))

    def read(self, plan: Plan) -> None:
        before = stood(plan.product)
        rows = offer_rows(plan.item, before["offers"])
        plan.entry = Entry(plan.product, self.data(plan, before, rows))
        plan.step = self.step(plan)
        if not plan.entry.is_valid():
            plan.troubles += told(plan, rows)
        else:
            plan.changes = list(changes(plan, before, rows))
            refuse_unsaved(plan)

    def look_at_photos(self, plan: Plan) -> None:
        """Those that were not added before are new."""
        found = []
        for name in archive.names_in(plan.item.cell("photos")):
            try:
                found.append(self.looked_at(name))
            except Refusal as refusal:
                plan.remarks.append(trouble(plan.item.number, "photos", refusal))
        known = Photo.objects.filter(product=plan.product.pk, sent_sha256__in=found)
        if set(found) - set(known.values_list("sent_sha256", flat=True)):
            plan.changes.append("photos")

    def looked_at(self, name: str) -> str:
        if self.photos is None:
            raise Refusal(
                _("No ZIP file with “{name}” came along; its photos stay as they are.").format(name=name[:80])
            )
        return self.photos.looked_at(name)

    def data(self, plan: Plan, before: Mapping[str, Any], rows: list[Row]) -> dict[str, str]:
        """The page as somebody would send it who typed these cells into it."""
        data = {name: posted(before[name]) for name in OWN}
        for name in OWN:
            if name != "sku" and (cell := plan.item.cell(name)):
                data[name] = self.words.posted(name, cell)
        for at, row in enumerate(rows):
            data |= {f"offers-{at}-{name}": posted(row.typed.get(name)) for name in OF_OFFER}
        return data | {
            "offers-TOTAL_FORMS": str(len(rows)),
            "offers-INITIAL_FORMS": "0",
            "version": str(plan.product.version),
        }

    def step(self, plan: Plan) -> ProductState | None:
        """What is new goes on the shelf, unless the list says that it stays off."""
        wanted, now = self.words.state(plan.item.cell("shelf")), plan.product.state
        if plan.product.pk is None and wanted is None:
            return ProductState.LISTED
        if wanted == now or wanted is None:
            return None
        if now in PUTS_BACK.get(wanted, ()) or now in TAKES_OFF.get(wanted, ()):
            return wanted
        if ProductState.BLOCKED in (wanted, now):
            raise CellError("shelf", _("An officer has blocked it, or lifts that; leave this cell empty."))
        return None


def code_of(product: Product) -> str:
    return product.sku or f"{FORGOTTEN}{product.pk}"


def stood(product: Product) -> dict[str, Any]:
    """What is stored, and the words that wait for an officer: the same list again does not send them again."""
    return stored(product) | waiting_words(product)


def waiting_words(product: Product) -> dict[str, str]:
    draft = getattr(product, "draft", None) if product.pk else None
    waiting = draft.typed if draft and draft.waits_since else {}
    return {name: waiting[name] for name in READ_BY_OFFICERS if name in waiting}


def posted(value: object) -> str:
    return "" if value is None or value is False else str(value)


def changes(plan: Plan, before: Mapping[str, Any], rows: list[Row]) -> Iterable[str]:
    """The columns that say something else than what is there."""
    for name in OWN:
        value = plan.entry.form.cleaned_data[name]
        if comparable(getattr(value, "pk", value)) != comparable(before[name]):
            yield name
    if any(not row.typed.get("variant") for row in rows) and plan.product.pk:
        yield "choice"
    for column, of_offer in (("choice", "name"), ("price", "price"), ("available", "available")):
        if any(row.differs(of_offer, form.cleaned_data) for row, form in zip(rows, plan.entry.offers, strict=True)):
            yield column
    if plan.step:
        yield "shelf"


def comparable(value: object) -> object:
    """Spreadsheets end a line of a text in their own way."""
    return value.splitlines() if isinstance(value, str) else value


def refuse_unsaved(plan: Plan) -> None:
    """What somebody has typed on its page and not saved yet is not thrown away from here."""
    draft = plan.entry.draft
    if plan.changes and draft and not draft.waits_since:
        sentence = _("Something was typed on its page and not saved yet. Please save it there or throw it away first.")
        raise CellError("name", sentence)


def told(plan: Plan, rows: list[Row]) -> Iterable[Trouble]:
    """The sentences of the page, each with its line and column."""
    first = plan.item.number
    for name, sentences in plan.entry.form.errors.items():
        yield from (trouble(first, name if name in LABELS else "name", sentence) for sentence in sentences)
    for row, form in zip(rows, plan.entry.offers, strict=True):
        for name, sentences in form.errors.items():
            yield from (trouble(row.number or first, OF_COLUMN.get(name, name), sentence) for sentence in sentences)
    yield from (trouble(first, "choice", sentence) for sentence in plan.entry.offers.non_form_errors())


def trouble(line: int, column: str, sentence: object) -> Trouble:
    return Trouble(line, column, str(sentence))
