"""Where rooms below call on the catalogue: shops that change, their desks, and people's copies of their data."""

from netpracharat import uploads
from netpracharat.accounts import privacy as everybodys
from products import inbox, privacy
from products.bulk import archive
from products.demand import doors as demand_doors
from products.moderation import reporting
from products.search import index
from shops import changes, doors

uploads.allow_long_files("shop_bulk", archive.MOST_BYTES)
changes.on_change(index.refresh_shop)
doors.register(demand_doors.of_shop)
changes.on_words(reporting.hint_at_shop)
doors.register(inbox.doors)
everybodys.register("said", export=privacy.export, erase=privacy.erase, objections=privacy.objections)
