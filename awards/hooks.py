"""Where rooms below call on the awards: doors on their pages, and what privacy asks for."""

from awards import doors, privacy
from netpracharat.accounts import privacy as accounts_privacy
from products import doors as product_doors
from shops import doors as shop_doors

product_doors.register(doors.of_products)
shop_doors.register(doors.of_shop)
accounts_privacy.register("awards", export=privacy.export, erase=privacy.erase)
