"""What the worker does for the site as a whole."""

from procrastinate.contrib.django import app

from netpracharat.home import sweeping


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="home.sweep_photos", lock="home.sweep_photos")
def sweep_photos(**_moment: int) -> None:
    sweeping.sweep()
