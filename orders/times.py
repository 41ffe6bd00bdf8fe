"""How long people have for each step of an order."""

import datetime as dt

TO_PAY = dt.timedelta(hours=24)
TO_PAY_AGAIN = dt.timedelta(hours=12)  # after a rejected slip
TO_ACCEPT = dt.timedelta(hours=48)  # the shop, when the buyer pays on delivery
PROTECTION = dt.timedelta(days=7)  # from delivery to completion by itself
