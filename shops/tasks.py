"""What the worker does for shops."""

from django.utils import timezone
from procrastinate.contrib.django import app

from shops import money


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="shops.every_minute", lock="shops.every_minute")
def every_minute(**_moment: int) -> None:
    money.put_in_force(timezone.now())
