"""Who may do what in the awards. Judges see their own sheets alone; the secretary neither enters nor votes."""

import rules

from awards.models import Edition, Entry, Panel, Party, ScoreSheet
from netpracharat.accounts.models import User
from netpracharat.accounts.roles import is_judge, is_officer, is_secretary, is_trainer
from products.models import Product
from shops.rules import is_seller


@rules.predicate
def enters_for_shop(user: User, entry: Entry) -> bool:
    return is_seller(user, entry.shop)


@rules.predicate
def sells_product(user: User, product: Product) -> bool:
    return is_seller(user, product.shop)


@rules.predicate
def is_own_sheet(user: User, sheet: ScoreSheet) -> bool:
    return sheet.member.judge_id == user.pk and sheet.member.replaced_at is None


@rules.predicate
def is_chair(user: User, panel: Panel) -> bool:
    return panel.members.filter(judge=user, is_chair=True, replaced_at=None).exists()


@rules.predicate
def is_signer(user: User, party: Party) -> bool:
    return party.signer_id == user.pk


@rules.predicate
def signs_any(user: User) -> bool:
    return Party.objects.filter(signer=user).exists()


@rules.predicate
def signs_edition(user: User, edition: Edition) -> bool:
    return edition.parties.filter(signer=user).exists()


rules.add_perm("awards.run_edition", is_secretary)
rules.add_perm("awards.screen_entry", is_secretary | is_officer)
rules.add_perm("awards.view_entry", is_secretary | is_officer)
rules.add_perm("awards.nominate_product", sells_product | is_officer | is_trainer)
rules.add_perm("awards.answer_for_entry", enters_for_shop)
rules.add_perm("awards.judge", is_judge)
rules.add_perm("awards.score_sheet", is_own_sheet)
rules.add_perm("awards.chair_panel", is_chair)
rules.add_perm("awards.enter_paper", is_secretary | is_officer)
rules.add_perm("awards.sign", is_signer)
rules.add_perm("awards.sign_results", signs_any)
rules.add_perm("awards.see_results", is_secretary | signs_edition)
rules.add_perm("awards.appeal_entry", enters_for_shop)

for model in ("edition", "tier", "category", "slot", "round", "criterion", "level", "party", "panel", "panelmember"):
    for act in ("view", "add", "change", "delete"):
        rules.add_perm(f"awards.{act}_{model}", is_secretary)
rules.add_perm("awards", is_secretary | is_officer | is_judge)
