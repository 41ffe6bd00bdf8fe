"""Who may do what with the catalogue: officers look at what is listed and keep the words of the search."""

import rules

from netpracharat.accounts.roles import is_officer

rules.add_perm("products", is_officer)
rules.add_perm("products.judge_product", is_officer)
for model in ("product", "searchmiss", "matter", "decision", "listingdraft", "mark", "demand"):
    rules.add_perm(f"products.view_{model}", is_officer)
for act in ("view", "add", "change"):
    rules.add_perm(f"products.{act}_fair", is_officer)
for model in ("synonym", "glossaryterm"):
    for act in ("view", "add", "change", "delete"):
        rules.add_perm(f"products.{act}_{model}", is_officer)
