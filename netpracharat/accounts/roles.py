"""The roles that the ministries give out: groups of Django's, asked for by predicates."""

from rules import is_group_member, predicate

from netpracharat.accounts.models import User

OFFICER = "officer"
SECRETARY = "secretary"
JUDGE = "judge"
TRAINER = "trainer"
ALL = (OFFICER, SECRETARY, JUDGE, TRAINER)

is_secretary = is_group_member(SECRETARY)
is_judge = is_group_member(JUDGE)
is_trainer = is_group_member(TRAINER)


@predicate
def is_officer(user: User) -> bool:
    """An officer of the programme, or somebody who runs the whole site."""
    return user.is_active and (user.is_superuser or is_group_member(OFFICER).test(user))
