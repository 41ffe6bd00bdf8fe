"""Who may see and change places in the admin: officers see all, and keep the villages' broadband."""

import rules

from netpracharat.accounts.roles import is_officer

for model in ("region", "province", "district", "subdistrict", "village"):
    rules.add_perm(f"places.view_{model}", is_officer)
rules.add_perm("places.change_village", is_officer)
rules.add_perm("places", is_officer)
