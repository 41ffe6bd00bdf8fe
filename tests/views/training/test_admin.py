"""The training in the admin: what officers keep, each in their own provinces."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from netpracharat.accounts import roles
from netpracharat.accounts.models import User
from tests.factories import SAWANG, make_user
from tests.unit.training.factories import accredit, make_centre, make_course, make_enrolment, make_person, make_session
from training.models import Accreditation, Course, CourseVersion, LearningCentre, OfficeArea

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
KATHU = 830201  # of another province
HERE = 47


@pytest.fixture
def demo(settings):
    """Where nobody is asked for the second step."""
    settings.DEMO = True


def make_officer(*provinces: int) -> User:
    officer = make_user(is_staff=True)
    officer.groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    OfficeArea.objects.bulk_create(OfficeArea(officer=officer, province_id=province) for province in provinces)
    return officer


def signed_in(officer: User) -> Client:
    client = Client()
    client.force_login(officer, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def list_of(model: str) -> str:
    return reverse(f"admin:training_{model}_changelist")


def change_of(model: str, row: object) -> str:
    return reverse(f"admin:training_{model}_change", args=(row.pk,))


def found(page) -> list[object]:
    return list(page.context["cl"].result_list)


def centre_form(**changed: object) -> dict[str, object]:
    return {
        "code": "1047040801",
        "level": "subdistrict",
        "name_th": "กศน.ตำบลสว่าง",
        "name_en": "",
        "place": f"s:{SAWANG}",
        **{f"{part}-{total}_FORMS": 0 for part in ("staff", "former_names") for total in ("TOTAL", "INITIAL")},
    } | changed


def one_staff(**row: object) -> dict[str, object]:
    return {"staff-TOTAL_FORMS": 1} | {f"staff-0-{name}": value for name, value in row.items()}


# Whose rows


def test_officer_of_a_province_finds_its_centres_and_sessions_alone():
    here, there = make_session(), make_session(centre=make_centre(subdistrict_id=KATHU, subdistrict=None))
    of_province, of_nation = signed_in(make_officer(HERE)), signed_in(make_officer())
    assert found(of_province.get(list_of("session"))) == [here]
    assert found(of_province.get(list_of("learningcentre"))) == [here.centre]
    assert found(of_nation.get(list_of("session"))) == [there, here]


def test_lists_ask_the_same_number_of_queries(django_assert_max_num_queries):
    client = signed_in(make_officer())
    for count in (1, 3):
        while LearningCentre.objects.count() < count:
            session = make_session(version=make_course())
            make_enrolment(session)
            accredit(make_person())
        for model in ("learningcentre", "session", "course", "accreditation"):
            with django_assert_max_num_queries(12):
                assert len(found(client.get(list_of(model)))) == count


def test_session_list_counts_the_named_beside_the_reported():
    session = make_session(reported_headcount=30)
    make_enrolment(session)
    make_enrolment(session, make_person("มานะ"), state="waitlisted")
    (row,) = found(signed_in(make_officer()).get(list_of("session")))
    assert (row.taken, row.capacity, row.reported_headcount) == (1, 2, 30)


# Centres


def test_officer_adds_a_centre_where_they_answer_for():
    client = signed_in(make_officer(HERE))
    client.post(reverse("admin:training_learningcentre_add"), centre_form())
    assert LearningCentre.objects.get().subdistrict_id == SAWANG


def test_officer_adds_no_centre_in_another_province():
    client = signed_in(make_officer(HERE))
    page = client.post(reverse("admin:training_learningcentre_add"), centre_form(place=f"s:{KATHU}"))
    assert list(page.context["adminform"].form.errors) == ["place"]
    assert LearningCentre.objects.count() == 0


def test_staff_are_added_by_what_they_sign_in_with():
    centre, teacher = make_centre(), make_user(phone="+66812345678")
    client = signed_in(make_officer())
    client.post(change_of("learningcentre", centre), centre_form(**one_staff(contact="081 234 5678", is_manager="on")))
    assert list(centre.staff.values_list("user", "is_manager")) == [(teacher.pk, True)]


def test_staff_without_an_account_are_refused_beside_the_field():
    centre, client = make_centre(), signed_in(make_officer())
    page = client.post(change_of("learningcentre", centre), centre_form(**one_staff(contact="081 234 5678")))
    errors = page.context["inline_admin_formsets"][0].formset.errors
    assert (list(errors[0]), centre.staff.count()) == (["contact"], 0)


def test_nobody_is_staff_of_a_centre_twice():
    teacher = make_user(phone="+66812345678")
    centre = make_centre(manager=teacher)
    rows = {
        "staff-TOTAL_FORMS": 2,
        "staff-INITIAL_FORMS": 1,
        "staff-0-id": centre.staff.get().pk,
        "staff-0-centre": centre.pk,
    }
    page = signed_in(make_officer()).post(
        change_of("learningcentre", centre), centre_form(**rows, **{"staff-1-contact": "081 234 5678"})
    )
    assert page.context["inline_admin_formsets"][0].formset.non_form_errors() == ["มีคนซ้ำกันในรายชื่อ"]
    assert centre.staff.count() == 1


def test_centre_is_found_by_a_former_name():
    centre = make_centre()
    centre.former_names.create(name="ศูนย์การเรียนชุมชนสว่าง")
    make_centre("กศน.ตำบลอื่น")
    assert found(signed_in(make_officer()).get(list_of("learningcentre"), {"q": "ชุมชนสว่าง"})) == [centre]


# Courses


def test_course_is_added_with_its_first_version():
    form = {"code": "SELL-1", "name_th": "ขายของ", "name_en": "", "accredits": "teacher", "valid_years": "3"}
    version = {"versions-TOTAL_FORMS": 1, "versions-INITIAL_FORMS": 0, "versions-0-hours": "6"}
    version |= {"versions-0-min_attendance": "80", "versions-0-min_score": "60"}
    signed_in(make_officer()).post(reverse("admin:training_course_add"), form | version)
    assert Course.objects.get().accredits == "teacher"
    assert list(CourseVersion.objects.values_list("number", "hours", "min_score")) == [(1, 6, 60)]


def test_frozen_version_is_read_and_copied():
    version, client = make_session().course_version, signed_in(make_officer())
    assert not client.get(change_of("courseversion", version)).context["has_change_permission"]
    answer = client.post(reverse("admin:training_course_new_version", args=(version.course_id,)))
    made = CourseVersion.objects.get(number=2)
    assert answer["Location"] == change_of("courseversion", made)
    assert client.get(answer["Location"]).context["has_change_permission"]


def test_modules_of_a_version_change_until_its_first_session():
    version, client = make_course(), signed_in(make_officer())
    first, second = version.modules.all()
    modules = {"modules-TOTAL_FORMS": 2, "modules-INITIAL_FORMS": 2}
    for number, module in enumerate((first, second)):
        modules |= {f"modules-{number}-{name}": getattr(module, name) for name in ("position", "name_th", "name_en")}
        modules |= {f"modules-{number}-id": module.pk, f"modules-{number}-version": version.pk}
        modules |= {f"modules-{number}-minutes": 90}
    form = {"hours": "3", "min_attendance": "80", "min_score": ""} | modules
    client.post(change_of("courseversion", version), form)
    assert list(version.modules.values_list("minutes", flat=True)) == [90, 90]
    make_session(version=version)
    assert client.post(change_of("courseversion", version), form | {"hours": "9"}).status_code == 403
    version.refresh_from_db()
    assert version.hours == 3


# Accreditations


def test_accreditation_is_given_and_revoked_for_a_reason():
    client, officer_of_province = signed_in(make_officer()), signed_in(make_officer(HERE))
    person = make_person(phone="+66812345678")
    form = {"who": "081 234 5678", "level": "trainer", "valid_from": "1/1/2569", "valid_to": "31/12/2571"}
    assert officer_of_province.post(reverse("admin:training_accreditation_add"), form).status_code == 403
    client.post(reverse("admin:training_accreditation_add"), form)
    given = Accreditation.objects.get()
    assert (given.person, f"{given.valid_from} {given.valid_to}") == (person, "2026-01-01 2028-12-31")
    revoke = reverse("admin:training_accreditation_revoke", args=(given.pk,))
    assert list(client.post(revoke, {"reason": ""}).context["form"].errors) == ["reason"]
    client.post(revoke, {"reason": "ลาออก"})
    assert Accreditation.objects.get().revoked_reason == "ลาออก"


def test_who_shares_a_phone_is_asked_for_by_number():
    for name in ("สมใจ", "สมหมาย"):
        make_person(name, phone="+66812345678")
    form = {"who": "0812345678", "level": "trainer", "valid_from": "1/1/2569", "valid_to": "31/12/2571"}
    page = signed_in(make_officer()).post(reverse("admin:training_accreditation_add"), form)
    assert (list(page.context["form"].errors), Accreditation.objects.count()) == (["who"], 0)
