"""What the worker does: every minute it looks at the clock, every night it sweeps and counts."""

from django.utils import timezone
from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app

from orders import books, bought, notices, sending, sold, timers
from products.search import popularity
from shops import sold as shops_sold

EVERY_MINUTE = (
    timers.expire_overdue,
    timers.cancel_unaccepted,
    timers.remind_of_arrival,
    timers.presume_delivered,
    timers.escalate_unanswered_cases,
    timers.presume_answers_accepted,
    timers.close_exchanged_cases,
    timers.complete_delivered,
)
KEEP_JOBS_HOURS = 7 * 24


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="orders.every_minute", lock="orders.every_minute")
def every_minute(**_moment: int) -> None:
    """A worker that was away catches up: it looks at the present moment, not at the minute it was called for."""
    now = timezone.now()
    for timer in EVERY_MINUTE:
        timer(now)
    notices.wake_the_sender()


# The lock: two senders would send the same letter twice.
@app.task(name=notices.SENDING, lock=notices.SENDING)
def send_notices() -> None:
    while sending.send_due(timezone.now()):
        pass


@app.periodic(cron="10 3 * * *")
@app.task(queueing_lock="orders.every_night")
def every_night(**_moment: int) -> None:
    now = timezone.now()
    timers.purge_slips(now)
    timers.sweep_baskets(now)
    books.report()


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="orders.count_what_was_bought", lock="orders.count_what_was_bought")
def count_what_was_bought(**_moment: int) -> None:
    popularity.keep(bought.lately(timezone.now()))


@app.periodic(cron="30 2 * * *")
@app.task(queueing_lock="orders.tell_what_was_sold", lock="orders.tell_what_was_sold")
def tell_what_was_sold(**_moment: int) -> None:
    since = timezone.localdate() - sold.MAY_CHANGE
    shops_sold.keep(sold.days(since), since)


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="orders.forget_old_jobs", pass_context=True)
async def forget_old_jobs(context: JobContext, **_moment: int) -> None:
    await builtin_tasks.remove_old_jobs(context, max_hours=KEEP_JOBS_HOURS)
