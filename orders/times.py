"""How long people have for each step of an order."""

import datetime as dt

TO_PAY = dt.timedelta(hours=24)
GRACE = dt.timedelta(minutes=30)  # for a transfer that is on its way at the deadline
TO_PAY_AGAIN = dt.timedelta(hours=12)  # after a rejected slip
TO_ACCEPT = dt.timedelta(hours=48)  # the shop, when the buyer pays on delivery
ARRIVAL = dt.timedelta(days=14)  # from sending; after that a parcel of which nobody complains counts as received
TO_ANSWER = dt.timedelta(days=3)  # so long before, the buyer is asked whether it has come
PROTECTION = dt.timedelta(days=7)  # from delivery to completion by itself
CASE_ANSWER = dt.timedelta(hours=48)  # the shop, to a complaint; then an officer decides
CASE_ACCEPTANCE = dt.timedelta(days=7)  # the buyer, to the shop's answer; then it stands
EXCHANGE = dt.timedelta(days=14)  # from the agreement to the closing by itself
REFUND_PATIENCE = dt.timedelta(days=7)  # then officers look why it was not paid back
SLIPS_KEPT = dt.timedelta(days=90)  # after an order's end; a slip shows somebody's bank account
BASKETS_KEPT = dt.timedelta(days=60)  # a guest's, since it was last touched
