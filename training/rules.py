"""Who may do what in the training: centres by their staff, provinces by their officers, verifying by managers alone."""

import rules

from netpracharat.accounts.models import User
from training.models import LearningCentre, Session


@rules.predicate
def trains(user: User) -> bool:
    return LearningCentre.objects.run_by(user).exists()


@rules.predicate
def runs_session(user: User, session: Session) -> bool:
    return Session.objects.run_by(user).filter(pk=session.pk).exists()


@rules.predicate
def manages_centre(user: User, session: Session) -> bool:
    return session.centre.staff.filter(user=user, is_manager=True).exists()


rules.add_perm("training.plan_session", trains)
rules.add_perm("training.run_session", runs_session)
rules.add_perm("training.verify_session", manages_centre)
