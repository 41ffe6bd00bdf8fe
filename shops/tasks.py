"""What the worker does for shops."""

from django.utils import timezone
from procrastinate.contrib.django import app

from shops import members, money


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="shops.every_minute", lock="shops.every_minute")
def every_minute(**_moment: int) -> None:
    now = timezone.now()
    money.put_in_force(now)
    members.end_help(now)
