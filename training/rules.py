"""Who may do what in the training: centres by their staff, provinces by their officers, verifying by managers alone."""

import rules

from netpracharat.accounts.models import User
from netpracharat.accounts.roles import OFFICER, is_officer
from netpracharat.places.models import Subdistrict
from training.models import LearningCentre, Person, Session, TrainingRecord
from training.models.person import provinces_of


@rules.predicate
def trains(user: User) -> bool:
    return LearningCentre.objects.run_by(user).exists()


@rules.predicate
def runs_session(user: User, session: Session) -> bool:
    return Session.objects.run_by(user).filter(pk=session.pk).exists()


@rules.predicate
def manages_centre(user: User, session: Session) -> bool:
    return session.centre.staff.filter(user=user, is_manager=True).exists()


@rules.predicate
def vouches_for_others(user: User, session: Session) -> bool:
    """Nobody verifies what they planned or led themselves, unless the centre has no other manager to ask."""
    is_own = session.created_by_id == user.pk or session.trainers.filter(is_lead=True, person__user=user).exists()
    managers = session.centre.staff.filter(is_manager=True).exclude(user__groups__name=OFFICER)
    return not is_own or not managers.exclude(user=user).exists()


rules.add_perm("training.plan_session", trains)
rules.add_perm("training.run_session", runs_session)
# The centre vouches, not the office: an officer who takes a post at a centre still verifies nothing.
rules.add_perm("training.verify_session", manages_centre & ~is_officer & vouches_for_others)
rules.add_perm("training.manage_session", manages_centre)


@rules.predicate
def answers_for_the_nation(user: User) -> bool:
    return is_officer(user) and not provinces_of(user)


@rules.predicate
def answers_for_subdistrict(user: User, subdistrict: Subdistrict) -> bool:
    return (
        answers_for_the_nation(user) or user.office_areas.filter(province__districts=subdistrict.district_id).exists()
    )


rules.add_perm("training.answer_for_subdistrict", is_officer & answers_for_subdistrict)
for permission in ("training", "training.view_course", "training.view_courseversion", "training.view_module"):
    rules.add_perm(permission, is_officer)
for model in ("session", "sessionday", "sessiontrainer", "coveragetotal"):
    rules.add_perm(f"training.view_{model}", is_officer)
for act in ("view", "add", "change"):
    rules.add_perm(f"training.{act}_learningcentre", is_officer)
for act in ("view", "add", "change", "delete"):
    rules.add_perm(f"training.{act}_centrestaff", is_officer)
    rules.add_perm(f"training.{act}_centrename", is_officer)
    rules.add_perm(f"training.{act}_officearea", answers_for_the_nation)
for act in ("add", "change"):
    rules.add_perm(f"training.{act}_course", answers_for_the_nation)
    rules.add_perm(f"training.{act}_courseversion", answers_for_the_nation)
    rules.add_perm(f"training.{act}_module", answers_for_the_nation)
rules.add_perm("training.delete_module", answers_for_the_nation)
rules.add_perm("training.view_accreditation", answers_for_the_nation)
rules.add_perm("training.accredit", answers_for_the_nation)
for act in ("view", "add"):
    rules.add_perm(f"training.{act}_importbatch", is_officer)


@rules.predicate
def sees_person(user: User, person: Person | None = None) -> bool:
    """Without a person: somebody who may see persons at all."""
    return is_officer(user) and (person is None or Person.objects.visible_to(user).filter(pk=person.pk).exists())


for act in ("view", "merge", "erase", "give_code_to", "view_phone_of", "export"):
    rules.add_perm(f"training.{act}_person", sees_person)
rules.add_perm("training.view_duplicatecandidate", is_officer)


@rules.predicate
def sees_record(user: User, record: TrainingRecord | None = None) -> bool:
    """Without a record: somebody who may see records at all."""
    if record is None:
        return is_officer(user)
    return TrainingRecord.objects.visible_to(user).filter(pk=record.pk).exists()


rules.add_perm("training.view_trainingrecord", sees_record)
