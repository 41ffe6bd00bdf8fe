"""What the worker does for the catalogue: it counts anew what listings show, and proves the stars every night."""

from procrastinate.contrib.django import app

from products import ratings
from products.catalogue import figures


@app.periodic(cron="*/3 * * * *")
@app.task(queueing_lock="products.count", lock="products.count")
def count(**_moment: int) -> None:
    figures.refresh()


@app.periodic(cron="50 3 * * *")
@app.task(queueing_lock="products.prove_stars", lock="products.prove_stars")
def prove_stars(**_moment: int) -> None:
    ratings.report()
