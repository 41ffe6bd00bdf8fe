"""What the worker does for the catalogue: it counts what listings show, writes lists of goods, proves and reminds."""

import datetime as dt

from django.utils import timezone
from procrastinate.contrib.django import app

from products import ratings
from products.bulk import retention, running
from products.catalogue import figures
from products.demand import counting
from products.marks import keeping
from products.models import Stock
from products.search import availability

DAYS_LOOKED_BACK = 7  # for a worker that was away


@app.periodic(cron="*/3 * * * *")
@app.task(queueing_lock="products.count", lock="products.count")
def count(**_moment: int) -> None:
    figures.refresh()


@app.periodic(cron="50 3 * * *")
@app.task(queueing_lock="products.prove_stars", lock="products.prove_stars")
def prove_stars(**_moment: int) -> None:
    ratings.report()


@app.periodic(cron="1 0 * * *")
@app.task(queueing_lock="products.end_preorders", lock="products.end_preorders")
def end_preorders(**_moment: int) -> None:
    """From its day on nothing is ordered ahead; stock says so by itself, lists are told here."""
    today = timezone.localdate()
    ended = Stock.objects.filter(ahead_until__range=(today - dt.timedelta(days=DAYS_LOOKED_BACK), today))
    availability.refresh(ended.values_list("pk", flat=True))


@app.periodic(cron="10 4 * * *")
@app.task(queueing_lock="products.look_after_marks", lock="products.look_after_marks")
def look_after_marks(**_moment: int) -> None:
    keeping.remind(timezone.localdate())
    keeping.sweep_documents()


@app.periodic(cron="20 4 * * *")
@app.task(queueing_lock="products.count_demand", lock="products.count_demand")
def count_demand(**_moment: int) -> None:
    counting.refresh()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="products.every_minute", lock="products.every_minute")
def every_minute(**_moment: int) -> None:
    running.wake()


@app.task(name=running.RUNNING, queueing_lock=running.RUNNING)
def run_bulk_lists() -> None:
    running.run_all()


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="products.purge_bulk_lists")
def purge_bulk_lists(**_moment: int) -> None:
    retention.purge(timezone.now())
