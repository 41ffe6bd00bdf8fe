"""The roles that the ministries give out: groups of Django's, asked for by predicates."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rules import is_group_member, predicate

from netpracharat.accounts.models import User

OFFICER = "officer"
SECRETARY = "secretary"
JUDGE = "judge"
TRAINER = "trainer"


@dataclass(frozen=True)
class Role:
    """A group's name, and what whoever gives the role reads."""

    group: str
    title: str | Promise
    duties: str | Promise
    works_in_admin: bool = True


ALL = (
    Role(OFFICER, _("Officer"), _("approves shops, helps with orders, keeps places and the words of the search")),
    Role(SECRETARY, _("Secretary of the awards"), _("runs an edition from first day to plaques; judges nothing")),
    Role(JUDGE, _("Judge"), _("scores the entries of the panels that he or she sits on")),
    Role(TRAINER, _("Trainer"), _("teaches villages and records who was there"), works_in_admin=False),
)

is_secretary = is_group_member(SECRETARY)
is_judge = is_group_member(JUDGE)
is_trainer = is_group_member(TRAINER)


@predicate
def is_officer(user: User) -> bool:
    """An officer of the programme, or somebody who runs the whole site."""
    return user.is_active and (user.is_superuser or is_group_member(OFFICER).test(user))


def of(user: User) -> list[Role]:
    held = {group.name for group in user.groups.all()}
    return [role for role in ALL if role.group in held]


@transaction.atomic
def give(user: User, groups: Collection[str], *, runs_the_site: bool) -> None:
    """These roles and no others, and the key to the admin that goes with them."""
    user.groups.set(Group.objects.filter(name__in=groups))
    user.is_superuser = runs_the_site
    user.is_staff = runs_the_site or any(role.works_in_admin for role in ALL if role.group in groups)
    user.save(update_fields=("is_superuser", "is_staff"))
