"""What the worker does for the catalogue: it counts anew what listings show."""

from procrastinate.contrib.django import app

from products.catalogue import figures


@app.periodic(cron="*/3 * * * *")
@app.task(queueing_lock="products.count", lock="products.count")
def count(**_moment: int) -> None:
    figures.refresh()
