"""What the worker does for the awards."""

from django.utils import timezone
from procrastinate.contrib.django import app

from awards import announcing


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="awards.every_minute", lock="awards.every_minute")
def every_minute(**_moment: int) -> None:
    announcing.announce_due(timezone.now())
