"""Two records become one person's, and are parted again exactly as they were."""

import datetime as dt

import pytest
from django.db import models
from django.utils import timezone

from netpracharat.accounts.models import User
from netpracharat.refusals import Refusal
from tests.factories import make_shop, make_user
from tests.unit.training.factories import DAY, accredit, make_course, make_enrolment, make_person, make_session
from tests.unit.training.planned import make_closed, make_running
from training.models import (
    Accreditation,
    Assessment,
    Attendance,
    ClaimCode,
    DuplicateCandidate,
    Enrolment,
    Person,
    PersonIdentifier,
    PersonMerge,
    SessionTrainer,
    TeacherShopLink,
    TrainingRecord,
)
from training.persons import merging, relations, ruling
from training.sessions import attending, verifying

pytestmark = pytest.mark.django_db
TABLES = (Person, *(relation.related_model for relation in relations.pointing_at(Person)), Attendance, Assessment)


def everything() -> dict[str, list[dict]]:
    """All that stands in the database about persons, apart from the merges themselves."""
    return {table.__name__: list(table.objects.order_by("pk").values()) for table in TABLES if table is not PersonMerge}


def merged(kept: Person, other: Person, *chosen: str) -> PersonMerge:
    return merging.merge(kept, other, chosen, by=make_user("เจ้าหน้าที่"))


def back(merge: PersonMerge) -> None:
    merging.undo(merge, by=merge.by)


def make_record(person: Person, **fields: object) -> TrainingRecord:
    session = fields.pop("session", None) or make_running()
    usual = {"course": session.course_version.course, "finished_on": session.ends_on, "grade": "A", "session": session}
    return TrainingRecord.objects.create(person=person, **(usual | fields))


def make_code(person: Person, number: int = 1, **fields: object) -> ClaimCode:
    expires_at = timezone.now() + DAY
    return ClaimCode.objects.create(person=person, digest=bytes([number]) * 32, expires_at=expires_at, **fields)


def make_identifier(person: Person) -> PersonIdentifier:
    return PersonIdentifier.objects.create(person=person, kind="national_id", digest=b"1" * 32, last4="0708")


def make_candidate(one: Person, other: Person, **fields: object) -> DuplicateCandidate:
    first, second = sorted((one, other), key=lambda person: person.pk)
    return DuplicateCandidate.objects.create(first=first, second=second, score=95, reason="alike", **fields)


def make_lead(person: Person, session=None) -> SessionTrainer:
    return SessionTrainer.objects.create(session=session or make_session(), person=person, is_lead=True)


def make_link(person: Person, shop=None, **fields: object) -> TeacherShopLink:
    return TeacherShopLink.objects.create(person=person, shop=shop or make_shop(), how="opened", **fields)


MAKERS = {
    "training.PersonIdentifier.person": make_identifier,
    "training.Enrolment.person": lambda person: make_enrolment(make_session(), person),
    "training.SessionTrainer.person": make_lead,
    "training.TrainingRecord.person": make_record,
    "training.Accreditation.person": accredit,
    "training.TeacherShopLink.person": make_link,
    "training.ClaimCode.person": make_code,
    "training.DuplicateCandidate.first": lambda person: make_candidate(person, make_person()),
    "training.DuplicateCandidate.second": lambda person: make_candidate(Person.objects.order_by("pk")[0], person),
    "training.Person.merged_into": lambda person: make_person(state="merged", merged_into=person),
}
STAY = {"training.Generation.trainer", "training.PersonMerge.kept", "training.PersonMerge.merged"}


def names_of_relations() -> set[str]:
    return {f"{relation.related_model._meta.label}.{relation.field.name}" for relation in relations.pointing_at(Person)}


def test_every_relation_of_a_person_has_its_rule_and_its_test():
    assert names_of_relations() == set(ruling.RULES) == set(MAKERS) | STAY


def test_walk_over_the_relations_sees_hidden_ones():
    hidden = {relation.field.name for relation in relations.pointing_at(Person) if relation.hidden}
    assert hidden == {"first", "second", "merged"}


@pytest.mark.parametrize("relation", MAKERS)
def test_relation_moves_and_comes_back(relation):
    _elder, kept, other = make_person("ก"), make_person("ข"), make_person("ค")
    row, column = MAKERS[relation](other), relation.rpartition(".")[2]
    before = everything()
    merge = merged(kept, other)
    assert getattr(type(row).objects.get(pk=row.pk), column) in (kept, _elder)
    assert not pointing_at(other, relation)
    back(merge)
    assert everything() == before


def pointing_at(person: Person, relation: str) -> models.QuerySet:
    label, _dot, column = relation.rpartition(".")
    return models.base.apps.get_model(label).objects.filter(**{column: person})


def test_merged_person_is_no_longer_active_and_names_the_heir():
    kept, other = make_person(), make_person()
    merge = merged(kept, other)
    other.refresh_from_db()
    assert (other.state, other.merged_into, merge.kept, merge.merged) == ("merged", kept, kept, other)


def test_chosen_fields_come_from_the_merged_person_and_others_stay():
    user = make_user()
    kept = make_person("สมใจ", phone="+66811111111", birth_year=1970)
    other = make_person("สมใจดี", phone="+66822222222", birth_year=1971, user=user, is_public_since=timezone.now())
    before = everything()
    merge = merged(kept, other, "name", "account")
    kept.refresh_from_db(), other.refresh_from_db()
    assert (kept.first_name, kept.name_key, kept.phone, kept.birth_year) == (
        "สมใจดี",
        "สมใจดี ใจดี",
        "+66811111111",
        1970,
    )
    assert (kept.user, other.user, kept.is_public_since is None) == (user, None, False)
    back(merge)
    assert everything() == before


def test_of_two_accounts_the_chosen_one_stays():
    mine, theirs = make_user(), make_user()
    kept, other = make_person(user=mine), make_person(user=theirs)
    merge = merged(kept, other)
    assert (Person.objects.of(mine).get(), Person.objects.of(theirs).count()) == (kept, 0)
    back(merge)
    merged(kept, other, "account")
    assert (Person.objects.of(theirs).get(), Person.objects.of(mine).count()) == (kept, 0)


def test_what_only_the_merged_person_has_is_proposed():
    kept, other = make_person(birth_year=None), make_person(phone="+66811111111", birth_year=1980)
    assert merging.better_of_merged(kept, other) == ["birth_year", "phone"]


# What one may have but once


def test_two_places_in_a_session_to_come_are_refused():
    session, kept, other = make_session(), make_person(), make_person()
    make_enrolment(session, kept), make_enrolment(session, other)
    before = everything()
    with pytest.raises(Refusal):
        merged(kept, other)
    assert (everything(), PersonMerge.objects.count()) == (before, 0)


@pytest.mark.parametrize(("mine", "theirs", "stays"), [("cancelled", "enrolled", 1), ("enrolled", "cancelled", 0)])
def test_place_given_back_gives_way(mine, theirs, stays):
    session, kept, other = make_session(), make_person(), make_person()
    both = make_enrolment(session, kept, mine), make_enrolment(session, other, theirs)
    before = everything()
    merge = merged(kept, other)
    assert list(session.enrolments.values_list("pk", "person")) == [(both[stays].pk, kept.pk)]
    back(merge)
    assert everything() == before


def test_of_two_outcomes_the_better_stays_and_the_other_comes_back_with_all_that_hung_on_it():
    user, session = make_user(), make_running()
    kept, other = make_person(), make_person()
    lost, won = make_enrolment(session, kept), make_enrolment(session, other)
    attending.mark(lost, session.days.get(), by=user)
    Assessment.objects.create(enrolment=lost, attempt=1, score=20, is_passed=False, note="ฝึกอีก")
    for enrolment, state in ((lost, "failed"), (won, "completed")):
        Enrolment.objects.filter(pk=enrolment.pk).update(state=state)
    before = everything()
    merge = merged(kept, other)
    assert (session.enrolments.get(), Attendance.objects.count()) == (won, 0)
    back(merge)
    assert everything() == before


def test_who_led_a_session_still_leads_it():
    session, kept, other = make_session(), make_person(), make_person()
    SessionTrainer.objects.create(session=session, person=kept)
    make_lead(other, session)
    before = everything()
    merge = merged(kept, other)
    assert (session.trainers.get().person, session.trainers.get().is_lead) == (kept, True)
    back(merge)
    assert everything() == before


@pytest.mark.parametrize(("mine", "theirs", "stands"), [("B", "A", 1), ("A", "B", 0), ("B", "B", 0)])
def test_of_two_records_of_one_day_the_better_proved_stands(mine, theirs, stands):
    session, kept, other = make_running(), make_person(), make_person()
    records = [make_record(kept, session=session, grade=mine), make_record(other, session=session, grade=theirs)]
    before = everything()
    merge = merged(kept, other)
    assert list(kept.records.standing()) == [records[stands]]
    assert kept.records.count() == 2
    back(merge)
    assert everything() == before


def test_certificate_of_the_second_record_stays_genuine():
    manager = make_user()
    session, came = make_closed(by=manager)
    verifying.verify(session, by=manager)
    other = make_person()
    listed = make_record(other, session=session, grade="B")
    merged(other, came.person)
    listed.refresh_from_db()
    assert (listed.revoked_at is None, other.records.standing().get().certificate.revoked_at) == (False, None)


@pytest.mark.parametrize(
    ("mine", "theirs", "together"),
    [
        ((0, 100), (50, 200), [(0, 49), (50, 200)]),
        ((50, 200), (0, 100), [(0, 49), (50, 200)]),
        ((0, 200), (50, 100), [(0, 200)]),
        ((50, 100), (0, 200), [(0, 200)]),
        ((0, 100), (0, 100), [(0, 100)]),
        ((0, 100), (101, 200), [(0, 100), (101, 200)]),
    ],
)
def test_accreditations_that_overlap_hold_together_as_long_as_before(mine, theirs, together):
    kept, other, begin = make_person(), make_person(), dt.date(2026, 1, 1)
    for person, (first, last) in ((kept, mine), (other, theirs)):
        accredit(person, valid_from=begin + first * DAY, valid_to=begin + last * DAY)
    before = everything()
    merge = merged(kept, other)
    standing = Accreditation.objects.filter(person=kept, revoked_at=None).order_by("valid_from")
    assert [((one.valid_from - begin).days, (one.valid_to - begin).days) for one in standing] == together
    back(merge)
    assert everything() == before


def test_accreditations_of_two_levels_stand_side_by_side():
    kept, other = make_person(), make_person()
    accredit(kept, "trainer"), accredit(other, "master")
    merged(kept, other)
    assert kept.accreditations.filter(revoked_at=None).count() == 2


@pytest.mark.parametrize(
    ("mine", "theirs", "stays"),
    [
        ("claimed", "confirmed", 1),
        ("confirmed", "claimed", 0),
        ("confirmed", "confirmed", 0),
        ("claimed", "claimed", 0),
        ("declined", "claimed", 1),
    ],
)
def test_one_shop_was_helped_once(mine, theirs, stays):
    shop, kept, other, now = make_shop(), make_person(), make_person(), timezone.now()
    links = [
        make_link(person, shop, state=state, answered_at=now, shop_may_be_named=state == "confirmed")
        for person, state in ((kept, mine), (other, theirs))
    ]
    before = everything()
    merge = merged(kept, other)
    assert list(kept.shop_links.filter(state__in=("claimed", "confirmed"))) == [links[stays]]
    back(merge)
    assert everything() == before


def test_of_two_claim_codes_the_kept_persons_holds():
    kept, other = make_person(), make_person()
    mine, theirs = make_code(kept, 1), make_code(other, 2)
    before = everything()
    merge = merged(kept, other)
    assert list(ClaimCode.objects.filter(expires_at__gt=timezone.now())) == [mine]
    theirs.refresh_from_db()
    assert theirs.person == other
    back(merge)
    assert everything() == before


def test_question_about_the_two_is_answered_and_questions_about_others_go_along():
    kept, other, third, fourth = (make_person() for _one in range(4))
    pair, about_third = make_candidate(kept, other), make_candidate(other, third)
    known, again = make_candidate(kept, fourth, state="different"), make_candidate(other, fourth)
    before = everything()
    merge = merged(kept, other)
    for candidate in (pair, about_third, known, again):
        candidate.refresh_from_db()
    assert (pair.state, known.state, again.state) == ("merged", "different", "merged")
    assert (about_third.first, about_third.second, about_third.state) == (kept, third, "open")
    back(merge)
    assert everything() == before


# Refused


def test_merged_person_is_merged_into_no_other_and_nobody_into_oneself():
    kept, other, third = make_person(), make_person(), make_person()
    merged(kept, other)
    for pair in ((third, other), (other, third), (kept, kept)):
        with pytest.raises(Refusal):
            merged(*pair)
    assert PersonMerge.objects.count() == 1


def test_chain_of_merges_leads_to_the_last_heir_and_is_undone_from_its_end():
    first, second, third = make_person(), make_person(), make_person()
    before = everything()
    inner, outer = merged(second, third), merged(first, second)
    third.refresh_from_db()
    assert third.merged_into == first
    with pytest.raises(Refusal):
        back(inner)
    back(outer), back(inner)
    assert everything() == before


def test_later_merge_into_the_same_person_is_undone_first():
    kept, other, third = make_person(), make_person(), make_person()
    before = everything()
    earlier, later = merged(kept, other), merged(kept, third)
    with pytest.raises(Refusal):
        back(earlier)
    other.refresh_from_db()
    assert other.state == "merged"
    back(later), back(earlier)
    assert everything() == before


def test_merge_is_undone_once():
    merge = merged(make_person(), make_person())
    back(merge)
    before = everything()
    with pytest.raises(Refusal):
        back(merge)
    assert everything() == before


def test_what_came_and_what_was_corrected_since_stays():
    kept, other = make_person(), make_person(phone="+66811111111")
    merge = merged(kept, other, "phone")
    new = make_enrolment(make_session(version=make_course()), kept)
    Person.objects.filter(pk=kept.pk).update(phone="+66899999999")
    back(merge)
    kept.refresh_from_db(), new.refresh_from_db()
    assert (kept.phone, new.person) == ("+66899999999", kept)


def test_merge_is_by_somebody():
    officer = make_user()
    merge = merging.merge(make_person(), make_person(), (), by=officer)
    merging.undo(merge, by=officer)
    merge.refresh_from_db()
    assert (merge.by, merge.undone_by, User.objects.count()) == (officer, officer, 1)
