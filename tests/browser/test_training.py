"""A session from its plan to a certificate that a stranger verifies, on the phones of those who take part."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser import training_steps as steps
from tests.browser.steps import press
from tests.factories import make_user
from tests.unit.training.factories import accredit, make_centre, make_course, make_person
from training.models import CentreStaff, CourseVersion, Session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TRAINER, MANAGER = "+66899990001", "+66899990002"
COURSE = "ขายออนไลน์เบื้องต้น"
NEIGHBOURS = {"มานี": "0812340001", "ปิติ": "0812340002", "ชูใจ": "0812340003", "วีระ": "0812340004", "สมคิด": "0812340005"}


@pytest.fixture
def centre():
    """A centre with a manager and a trainer who is accredited, and a course with a test."""
    centre = make_centre(manager=make_user("ผู้จัดการ", email=None, phone=MANAGER, phone_verified_at=timezone.now()))
    CentreStaff.objects.create(
        centre=centre, user=make_user("ครูแก้ว", email=None, phone=TRAINER, phone_verified_at=timezone.now())
    )
    accredit(make_person("แก้ว", phone=TRAINER))
    CourseVersion.objects.filter(pk=make_course(COURSE).pk).update(min_score=60)
    return centre


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Callable[[], Page]:
    return lambda: open_page("about:blank", has_touch=True)


def test_a_session_from_its_plan_to_a_certificate(phone, centre, tmp_path):
    trainer, village = phone(), phone()  # the neighbours hand one phone round
    steps.sign_in(trainer, TRAINER)
    steps.plan_session(trainer, "089 999 0001", seats=4)
    address = steps.address_of_session(trainer)

    places = {name: steps.enrol(village, address, name, number) for name, number in NEIGHBOURS.items()}
    expect(village.get_by_text("คุณอยู่ในคิวรอ")).to_be_visible()
    village.goto(places["ปิติ"])
    press(village, "มาไม่ได้ ขอคืนที่นั่ง")
    village.goto(places["สมคิด"])
    press(village, "รับที่นั่งนี้")
    expect(village.get_by_text("คุณมีที่นั่งแล้ว")).to_be_visible()

    steps.begin(trainer)
    day = steps.read_code_of_day(trainer, tmp_path / "day.png")
    steps.check_in(village, day, "0001")
    steps.mark(trainer, "ชูใจ")
    steps.mark(trainer, "สมคิด")

    session = Session.objects.get()
    trainer.goto(f"/training/desk/{session.code}/")
    steps.score(trainer, 0, 80)
    steps.score(trainer, 1, 40, "ยังถ่ายภาพมืด")
    steps.score(trainer, 3, 60)
    steps.close(trainer, 6)
    ended = session.enrolments.order_by("pk").values_list("person__first_name", "state")
    assert dict(ended) == {
        "มานี": "completed",
        "ปิติ": "cancelled",
        "ชูใจ": "failed",
        "วีระ": "no_show",
        "สมคิด": "completed",
    }

    manager = phone()
    steps.sign_in(manager, MANAGER)
    steps.verify_session(manager, COURSE)
    expect(manager.get_by_text("รับรองแล้ว ออกใบรับรอง 2 ใบ")).to_be_visible()

    code = steps.certificate_code(village, places["มานี"])
    read = steps.verify_certificate(phone(), code)
    assert ["มานี ใจดี" in read, COURSE in read] == [True, True]
