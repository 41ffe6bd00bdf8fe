"""A session of one centre, and the people who knock at every door of the training."""

from dataclasses import dataclass, field
from types import SimpleNamespace

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from netpracharat.accounts import roles
from netpracharat.accounts.models import User
from netpracharat.places.models import Province, Subdistrict
from tests.factories import SAWANG, make_shop, make_user
from tests.unit.training.factories import accredit, make_centre, make_enrolment, make_person, make_session
from tests.unit.training.legacy_files import listed
from tests.unit.training.planned import make_closed
from training.importing import uploading
from training.lessons import catalogue
from training.models import CentreStaff, DuplicateCandidate, ImportBatch, OfficeArea, Person, TeacherShopLink
from training.persons import merging
from training.sessions import verifying
from training.states import BatchState

# guest: not signed in · buyer: a stranger · person: was trained, and has claimed the own record
# trainer, manager: staff of the centre looked at · other_trainer: of a centre in another province
# officer: of the nation · province_officer: of the centre's province · other_officer: of another one
PEOPLE = (
    *("guest", "buyer", "person", "trainer", "manager", "other_trainer"),
    *("officer", "province_officer", "other_officer"),
)
OFFICERS = ("officer", "province_officer", "other_officer")
HERE, ELSEWHERE = 47, 83  # provinces: the centre's, another
KATHU = 830201  # a subdistrict of the other one


@dataclass
class World:
    users: dict[str, User]
    # What stands in addresses, by the names that training_doors uses.
    things: dict[str, object] = field(default_factory=dict)

    def client(self, person: str) -> Client:
        client = Client(raise_request_exception=False)
        if person != "guest":
            client.force_login(self.users[person], "allauth.account.auth_backends.AuthenticationBackend")
        return client


def make_officer(name: str, *provinces: int) -> User:
    officer = make_user(name, is_staff=True)
    officer.groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    Authenticator.objects.create(user=officer, type=Authenticator.Type.TOTP, data={"secret": "x"})
    OfficeArea.objects.bulk_create(OfficeArea(officer=officer, province_id=province) for province in provinces)
    return officer


def make_import(officer: User) -> ImportBatch:
    """Checked, and waiting for a decision."""
    batch = uploading.receive(listed({}), "รายชื่อ.csv", by=officer, province=Province(pk=HERE))
    ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.REPORTED, rows=1, report={"failed": 1})
    return batch


def build() -> World:
    users = {name: make_user(name) for name in ("buyer", "person", "trainer", "manager", "other_trainer")}
    users["officer"] = make_officer("officer")
    users["province_officer"] = make_officer("province_officer", HERE)
    users["other_officer"] = make_officer("other_officer", ELSEWHERE)
    centre = make_centre(manager=users["manager"])
    CentreStaff.objects.create(centre=centre, user=users["trainer"])
    other = make_centre("กศน.ตำบลกะทู้", subdistrict=Subdistrict(pk=KATHU))
    CentreStaff.objects.create(centre=other, user=users["other_trainer"])
    over, came = make_closed(by=users["trainer"], centre=centre)
    verifying.verify(over, by=users["manager"])
    Person.objects.filter(pk=came.person_id).update(user=users["person"])
    session = make_session(centre=centre)
    here = {"subdistrict": Subdistrict(pk=SAWANG)}
    person, duplicate, twice = make_person(**here), make_person(**here), make_person(**here)
    things = {
        "province": Province.objects.get(pk=HERE),
        "sheet": SimpleNamespace(ending="csv"),
        "person": person,
        "duplicate": duplicate,
        "merge": merging.merge(person, twice, (), by=users["officer"]),
        "candidate": DuplicateCandidate.objects.create(first=person, second=duplicate, score=95, reason="alike"),
        "lesson": catalogue.lessons("th")[0],
        "learningcentre": centre,
        "course": session.course_version.course,
        "courseversion": session.course_version,
        "officearea": users["province_officer"].office_areas.get(),
        "accreditation": accredit(came.person),
        "session": session,
        "day": session.days.first(),
        "enrolment": make_enrolment(session),
        "trained": Person.objects.get(pk=came.person_id),  # the record that `person` has claimed
        "helped": TeacherShopLink.objects.create(person=came.person, shop=make_shop(), how=TeacherShopLink.How.PHOTOS),
        "public": make_person("ครูแก้ว", is_public_since=timezone.now()),
        "trainingrecord": came.person.records.get(),
        "import": make_import(users["province_officer"]),
    }
    return World(users, things)
