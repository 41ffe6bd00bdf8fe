"""What the worker does for the training."""

from django.utils import timezone
from procrastinate.contrib.django import app

from training.sessions import places


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="training.every_minute", lock="training.every_minute")
def every_minute(**_moment: int) -> None:
    places.expire_overdue(timezone.now())
