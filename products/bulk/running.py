"""A list goes on from where it is: looked at line by line, and when somebody said yes, written product by product."""

import contextlib
import logging
from collections.abc import Callable, Iterator

from django.core.files.storage import storages
from django.db import DatabaseError, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from netpracharat import lone
from netpracharat.history import signing
from netpracharat.refusals import Refusal
from netpracharat.rows import Trouble
from products.bulk import archive, reading
from products.bulk.archive import Archive
from products.bulk.planning import Plan, Planner
from products.bulk.reading import Item, Line
from products.bulk.words import Words
from products.models import BulkItem, BulkList
from products.photos import add_once
from products.states import BulkAct, BulkState

RUNNING = "products.tasks.run_bulk_lists"
LOCKS = 5_203  # the class of our advisory locks; the object is the list
WORKER = 0  # the object that the worker holds: one list at a time, or letters would wait
AT_ONCE = 50  # items that are looked at between two checkpoints
logger = logging.getLogger(__name__)

# Told after each checkpoint: the list, with its state and `done`.
Tell = Callable[[BulkList], None]


class RunsAlready(Refusal):
    """Another runner is at it."""


def run(bulk_list: BulkList, tell: Tell = lambda _list: None) -> BulkList:
    """Safe to call again after anything, a kill included; refuses while another runner is at it."""
    with lone.held(LOCKS, bulk_list.pk) as is_ours:
        if not is_ours:
            raise RunsAlready(_("This list is being worked on already."))
        bulk_list.refresh_from_db()
        with translation.override(language_of(bulk_list)):
            while phase := PHASES.get(bulk_list.state):
                phase(bulk_list, tell)
    return bulk_list


def language_of(bulk_list: BulkList) -> str:
    """Its sentences are read by whoever brought it."""
    return bulk_list.brought_by.language if bulk_list.brought_by else "th"


def check(bulk_list: BulkList, tell: Tell) -> None:
    """What each product would become; nothing is written but that."""
    with storages["private"].open(bulk_list.path) as file:
        items = reading.items(file)
    if not items:
        raise Refusal(_("There is no line with goods in it. Write them below the examples."))
    BulkList.objects.filter(pk=bulk_list.pk).update(total=len(items))
    with archive.of(bulk_list) as photos:
        planner = Planner(bulk_list.shop, Words(), photos)
        for start in range(bulk_list.done, len(items), AT_ONCE):
            rows = [planned(bulk_list, plan) for plan in planner.plans(items[start : start + AT_ONCE])]
            with transaction.atomic():
                BulkItem.objects.bulk_create(rows)
                further(bulk_list, len(rows))
                tell(bulk_list)
    enter(bulk_list, BulkState.CHECKED)


def planned(bulk_list: BulkList, plan: Plan) -> BulkItem:
    return BulkItem(
        bulk_list=bulk_list,
        number=plan.item.number,
        lines=plan.item.lines,
        name=plan.name[:160],
        act=plan.act,
        changes=plan.changes,
        troubles=plan.troubles + plan.remarks,
        product_id=plan.product.pk,
    )


def write(bulk_list: BulkList, tell: Tell) -> None:
    """One product after another, each with its checkpoint: what was written before a kill is not written again."""
    by = bulk_list.written_by
    if by is None or not by.has_perm("shops.list_shop_products", bulk_list.shop):
        raise Refusal(_("Whoever wanted it written may not list goods of this shop any more."))
    page = reverse("shop_bulk_list", args=(bulk_list.shop.slug, bulk_list.pk))
    with archive.of(bulk_list) as photos, signing.signed(by, page):
        planner = Planner(bulk_list.shop, Words())
        for item in pending(bulk_list):
            if item.written_at is None:
                write_listing(item, planner, tell)
            if item.written_at:
                add_photos(item, photos)
                finish(item)
            tell(bulk_list)
    enter(bulk_list, BulkState.WRITTEN)


def pending(bulk_list: BulkList) -> Iterator[BulkItem]:
    while item := bulk_list.items.to_write().filter(done_at=None).select_related("product").order_by("number").first():
        item.bulk_list = bulk_list
        yield item


@transaction.atomic
def write_listing(item: BulkItem, planner: Planner, tell: Tell) -> None:
    """Planned anew, as the shop may have changed meanwhile. What can't be written any more says so."""
    plan = planner.plans([item_of(item)])[0]
    try:
        with transaction.atomic():
            if plan.act in (BulkAct.NEW, BulkAct.CHANGED):
                plan.save(by=item.bulk_list.written_by)
    except Refusal as refusal:
        plan.troubles.append(Trouble(item.number, "name", str(refusal)))
    if plan.troubles:
        item.act, item.troubles = BulkAct.WRONG, plan.troubles
        further(item.bulk_list, 1)
    else:
        item.product, item.written_at = plan.product, timezone.now()
    item.save(update_fields=("act", "troubles", "product", "written_at"))
    tell(item.bulk_list)


def add_photos(item: BulkItem, photos: Archive | None) -> None:
    """One by one, outside of any transaction: a photo that is there already is not added again."""
    item.troubles = []
    for name in archive.names_in(item_of(item).cell("photos")) if photos else ():
        try:
            add_once(item.product, photos.photo(name))
        except Refusal as refusal:
            item.troubles.append(Trouble(item.number, "photos", str(refusal)))


@transaction.atomic
def finish(item: BulkItem) -> None:
    item.done_at = timezone.now()
    item.save(update_fields=("troubles", "done_at"))
    further(item.bulk_list, 1)


def item_of(row: BulkItem) -> Item:
    return Item([Line(number, cells) for number, cells in row.lines])


def further(bulk_list: BulkList, count: int) -> None:
    """In the transaction that wrote what is done."""
    BulkList.objects.filter(pk=bulk_list.pk).update(done=F("done") + count, changed_at=timezone.now())
    bulk_list.done += count


def enter(bulk_list: BulkList, state: BulkState) -> None:
    now = {"state": state, "changed_at": timezone.now()}
    if not BulkList.objects.filter(pk=bulk_list.pk, state=bulk_list.state).update(**now):
        raise Refusal(_("This list has gone on meanwhile. Please look at it again."))
    bulk_list.refresh_from_db()


PHASES = {BulkState.CHECKING: check, BulkState.WRITING: write}


def wake() -> None:
    """The worker, if there is work: so that people needn't wait for the minute to be full."""
    if BulkList.objects.under_way().exists():
        with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
            app.configure_task(RUNNING, queueing_lock=RUNNING).defer()


def run_all() -> None:
    """What waits and what a killed runner left, one after another, unless another worker is at it."""
    tried: list[int] = []
    with lone.held(LOCKS, WORKER) as is_ours:
        while is_ours and (bulk_list := BulkList.objects.under_way().exclude(pk__in=tried).last()):
            tried.append(bulk_list.pk)
            run_or_tell(bulk_list)


def run_or_tell(bulk_list: BulkList) -> None:
    """What goes wrong is told on its page, where a person lets it go on; a database that was away is asked again."""
    with translation.override(language_of(bulk_list)):
        try:
            run(bulk_list)
        except (RunsAlready, DatabaseError) as error:
            logger.info("list of goods %s: %s", bulk_list.pk, error)
        except Refusal as refusal:
            stop(bulk_list, str(refusal))
        except Exception:
            logger.exception("list of goods %s stopped", bulk_list.pk)
            stop(bulk_list, _("Something went wrong on our side. Press “Go on”; if that doesn't help, please tell us."))


def stop(bulk_list: BulkList, trouble: str) -> None:
    BulkList.objects.filter(pk=bulk_list.pk).update(trouble=trouble[:300])
