"""What the worker does for the training: offers that run out, imports that wait, files that have served, figures."""

from django.utils import timezone
from procrastinate.contrib.django import app

from training.coverage import counting
from training.importing import retention, running
from training.sessions import places
from training.teachers import cascade


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="training.every_minute", lock="training.every_minute")
def every_minute(**_moment: int) -> None:
    places.expire_overdue(timezone.now())
    running.wake()


@app.task(name=running.RUNNING, queueing_lock=running.RUNNING)
def run_imports() -> None:
    running.run_all()


@app.periodic(cron="20 2 * * *")
@app.task(name=counting.COUNTING, queueing_lock=counting.COUNTING, lock=counting.COUNTING)
def count_coverage(**_moment: int) -> None:
    """Every night, and soon after an import or a session."""
    counting.refresh()


@app.periodic(cron="30 3 * * *")
@app.task(queueing_lock="training.every_night")
def every_night(**_moment: int) -> None:
    retention.purge(timezone.now())


@app.periodic(cron="50 2 * * *")
@app.task(name=cascade.COUNTING, queueing_lock=cascade.COUNTING, lock=cascade.COUNTING)
def count_generations(**_moment: int) -> None:
    cascade.refresh()
