"""The judge's desk: what each person sees of it, and that it says nothing it must not."""

import datetime as dt
from decimal import Decimal
from io import BytesIO

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from awards.entering import snapshots
from awards.judging import conflicts, panels, scoring
from awards.judging.scoring import Filled
from awards.models import Conflict, Entry, PanelMember, Round, ScoreSheet
from awards.states import EditionState, EntryState, SheetState
from netpracharat.accounts import roles
from tests.factories import make_product, make_shop, make_user
from tests.unit.awards.factories import enter, make_edition, make_entry, make_judge, make_panel, make_round

pytestmark = pytest.mark.django_db
SECRET = "กลุ่มทอผ้าบ้านลับเฉพาะ"


def desk(user) -> Client:
    """Signed in with the second step that the admin asks for."""
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client = Client()
    client.force_login(user)
    return client


def at(name, *arguments) -> str:
    return reverse(f"admin:awards_{name}", args=arguments)


def make_staff(group) -> object:
    person = make_user("เจ้าหน้าที่", is_staff=True)
    person.groups.add(Group.objects.get_or_create(name=group)[0])
    return person


@pytest.fixture
def secretary():
    return make_staff(roles.SECRETARY)


@pytest.fixture
def national(secretary) -> Round:
    """A blind round of three entries, open, with three judges who are connected with nobody."""
    edition = make_edition(state=EditionState.NATIONAL_JUDGING)
    made = make_round(edition, is_open=False, is_blind=True, closes_at=timezone.now() + dt.timedelta(days=3))
    for number in range(3):
        product = make_product(f"ผ้าไหมผืนที่ {number}", shop=make_shop(SECRET), description=f"ทอโดย{SECRET}")
        entry = make_entry(edition, product, state=EntryState.NOMINATED, community=f"{SECRET} มีสมาชิก 42 คน")
        snapshots.freeze(entry, [])
        Entry.objects.filter(pk=entry.pk).update(state=EntryState.ACCEPTED)
        enter(entry, made)
    panel = make_panel(made)
    panels.open_round(made, by=secretary)
    for member in panel.members.all():
        conflicts.declare(member, [], "", asked_at=timezone.now())
    return made


@pytest.fixture
def seat(national) -> PanelMember:
    return PanelMember.objects.filter(panel__round=national).last()


@pytest.fixture
def chair(national) -> PanelMember:
    return PanelMember.objects.get(panel__round=national, is_chair=True)


@pytest.fixture
def sheet(seat) -> ScoreSheet:
    return seat.sheets.order_by("position").first()


@pytest.fixture
def judge(seat) -> Client:
    return desk(seat.judge)


def typed(sheet, *points, **more) -> dict:
    """What the form sends."""
    criteria = sheet.member.panel.round.criteria.all()
    given = {f"c{criterion.pk}": p for criterion, p in zip(criteria, points, strict=False) if p is not None}
    return {"version": sheet.version, "comment": "", **given, **more}


def give(sheet, points) -> None:
    criteria = sheet.member.panel.round.criteria.all()
    filled = Filled({criterion.pk: Decimal(points) for criterion in criteria}, "", sheet.version)
    scoring.submit(sheet, filled, by=sheet.member.judge)


def seen(sheet) -> tuple:
    found = ScoreSheet.objects.get(pk=sheet.pk)
    return found.state, [int(points) for points in found.scores.order_by("criterion").values_list("points", flat=True)]


def test_the_queue_leads_to_the_first_sheet(judge, seat, sheet):
    page = judge.get(at("queue"), follow=True)
    assert page.redirect_chain[-1][0] == at("seat", seat.pk)
    assert page.context["next"] == sheet


def test_a_number_leads_to_its_sheet(judge, sheet):
    assert judge.get(at("queue"), {"q": sheet.entry.number[-3:]}).url == at("sheet", sheet.pk)
    assert judge.get(at("queue"), {"q": "ไม่มี"}).url == at("queue")


@pytest.mark.parametrize("page", ["seat", "grid"])
def test_pages_of_a_seat_ask_as_little_for_three_entries_as_for_one(
    judge, seat, page, django_assert_max_num_queries, national
):
    for kept in (1, 3):
        ScoreSheet.objects.filter(member=seat).exclude(pk__in=seat.sheets.values("pk")[:kept]).delete()
        with django_assert_max_num_queries(10):
            assert judge.get(at(page, seat.pk)).status_code == 200


def test_conflicts_are_asked_before_anything_is_shown(judge, seat, sheet):
    PanelMember.objects.update(declared_at=None)
    for page in (at("seat", seat.pk), at("sheet", sheet.pk), at("grid", seat.pk), at("compare", seat.pk)):
        assert judge.get(page).url == at("declare", seat.pk)
    assert SECRET in judge.get(at("declare", seat.pk)).text


def test_no_connection_is_an_answer(judge, seat):
    PanelMember.objects.update(declared_at=None)
    answer = judge.post(at("declare", seat.pk), {"asked_at": timezone.now().isoformat()})
    assert answer.url == at("seat", seat.pk)
    assert not conflicts.must_declare(PanelMember.objects.get(pk=seat.pk))


def test_a_declared_shop_closes_its_entry(judge, seat, sheet):
    answer = {"asked_at": timezone.now().isoformat(), "shops": [sheet.entry.shop_id], "reason": "พี่สาว"}
    judge.post(at("declare", seat.pk), answer)
    assert Conflict.objects.get().entry == sheet.entry
    assert judge.get(at("sheet", sheet.pk)).url == at("seat", seat.pk)


def test_submitting_leads_to_the_next(judge, sheet, seat):
    following = seat.sheets.order_by("position")[1]
    assert judge.post(at("sheet", sheet.pk), typed(sheet, 8, 8, 7, submit=1)).url == at("sheet", following.pk)
    assert seen(sheet) == (SheetState.SUBMITTED, [8, 8, 7])


def test_a_draft_may_have_holes_and_a_submission_may_not(judge, sheet):
    assert judge.post(at("sheet", sheet.pk), typed(sheet, 8, submit=1)).status_code == 200
    assert seen(sheet) == (SheetState.ASSIGNED, [])
    assert judge.post(at("sheet", sheet.pk), typed(sheet, 8, save=1)).url == at("sheet", sheet.pk)
    assert seen(sheet) == (SheetState.DRAFT, [8])


def test_another_window_is_shown_and_not_overwritten(judge, sheet):
    old = typed(sheet, 1, 1, 1, submit=1)
    judge.post(at("sheet", sheet.pk), typed(sheet, 8, 8, 7, save=1))
    page = judge.post(at("sheet", sheet.pk), old)
    assert seen(sheet) == (SheetState.DRAFT, [8, 8, 7])
    assert [(line.field.value(), theirs) for line, theirs in page.context["differing"]] == [
        ("1", "8"),
        ("1", "8"),
        ("1", "7"),
    ]
    assert page.context["form"]["version"].value() == 1


def test_autosave_keeps_a_draft_and_notices_another_window(judge, sheet):
    first = judge.post(at("sheet_autosave", sheet.pk), typed(sheet, 8))
    assert (first.status_code, first.json()["version"]) == (200, 1)
    assert judge.post(at("sheet_autosave", sheet.pk), typed(sheet, 3)).status_code == 409
    assert seen(sheet) == (SheetState.DRAFT, [8])


def test_autosave_says_that_the_round_is_locked(judge, sheet, national, in_english):
    Round.objects.update(locked_at=timezone.now())
    answer = judge.post(at("sheet_autosave", sheet.pk), typed(sheet, 8))
    assert (answer.status_code, seen(sheet)) == (409, (SheetState.ASSIGNED, []))


def test_a_locked_sheet_is_read_not_hidden(judge, sheet):
    give(sheet, 8)
    Round.objects.update(locked_at=timezone.now())
    page = judge.get(at("sheet", sheet.pk))
    assert (page.status_code, page.context["is_writable"]) == (200, False)
    late = judge.post(at("sheet", sheet.pk), typed(sheet, 1, 1, 1, version=1, submit=1), follow=True)
    assert next(str(message) for message in late.context["messages"]).startswith("รอบนี้ปิดผลแล้ว")
    assert seen(sheet) == (SheetState.SUBMITTED, [8, 8, 8])


def test_recusing_says_why(judge, sheet):
    assert judge.post(at("recuse", sheet.pk), {"reason": ""}).status_code == 200
    assert seen(sheet)[0] == SheetState.ASSIGNED
    judge.post(at("recuse", sheet.pk), {"reason": "เคยเป็นที่ปรึกษา"})
    assert seen(sheet)[0] == SheetState.RECUSED
    assert "เคยเป็นที่ปรึกษา" in judge.get(at("sheet", sheet.pk)).text


def test_figures_of_the_panel_wait_for_ones_own_sheet(judge, sheet, chair):
    give(chair.sheets.get(entry=sheet.entry), 10)
    assert judge.get(at("sheet", sheet.pk)).context["so_far"] is None
    give(sheet, 5)
    so_far = judge.get(at("sheet", sheet.pk)).context["so_far"]
    assert (so_far.sheets, so_far.mean) == (2, 75)


def test_the_chair_sees_spreads_of_what_the_chair_has_scored(seat, chair, sheet):
    client, own = desk(chair.judge), chair.sheets.get(entry=sheet.entry)
    give(sheet, 2)
    assert client.get(at("discussion", chair.pk)).context["spreads"] == []
    give(own, 9)
    assert [spread.points for spread in client.get(at("discussion", chair.pk)).context["spreads"]] == [70]
    Conflict.objects.create(judge=chair.judge, entry=sheet.entry, source="set", reason="ญาติ")
    assert client.get(at("discussion", chair.pk)).context["spreads"] == []


def test_only_the_chair_has_the_list_to_discuss(judge, seat):
    assert judge.get(at("discussion", seat.pk)).status_code == 404


def test_a_blind_round_names_no_shop_on_any_page_of_a_judge(seat, chair, sheet, national):
    """But for the one question before: the shops there stand beside no entry."""
    for member in (seat, chair):
        client = desk(member.judge)
        for own in member.sheets.all():
            give(own, 2 if member == chair else 9)
        pages = [at("queue"), reverse("admin:index")]
        pages += [at(name, member.pk) for name in ("seat", "grid", "discussion")]
        pages += [at(name, own.pk) for own in member.sheets.all() for name in ("sheet", "recuse")]
        compared = "&".join(f"sheet={own.pk}" for own in member.sheets.all())
        pages.append(f"{at('compare', member.pk)}?{compared}")
        texts = [client.get(page, follow=True).text for page in pages]
        assert not [page for page, text in zip(pages, texts, strict=True) if "ลับเฉพาะ" in text]
        assert "ผ้าไหมผืนที่ 1" in texts[2]


def test_admin_pages_of_entries_and_sheets_are_shut_to_judges(judge, sheet):
    entry = f"/admin/awards/entry/{sheet.entry_id}"
    for page in (
        *("/admin/awards/entry/", f"/admin/awards/entry/?q={SECRET}", f"{entry}/change/", f"{entry}/history/"),
        *(f"{entry}/delete/", f"/admin/awards/scoresheet/{sheet.pk}/change/", "/admin/awards/score/"),
        *(f"/admin/awards/scoresheet/{sheet.pk}/history/", f"/admin/awards/scoresheet/{sheet.pk}/delete/"),
        "/admin/autocomplete/?app_label=awards&model_name=scoresheet&field_name=entry&term=a",
    ):
        assert judge.get(page).status_code in (403, 404), page


def test_a_strangers_sheet_is_not_there(judge, chair, seat):
    other = chair.sheets.first()
    for name in ("sheet", "recuse", "scan"):
        assert judge.get(at(name, other.pk)).status_code == 404
    assert judge.post(at("sheet_autosave", other.pk), {}).status_code == 404
    for name in ("seat", "grid", "compare", "declare", "discussion"):
        assert judge.get(at(name, chair.pk)).status_code == 404
    compared = judge.get(at("compare", seat.pk), {"sheet": other.pk})
    assert compared.context["sheets"] == []


@pytest.mark.parametrize("page", ["queue", "seat", "sheet"])
def test_the_desk_is_for_judges_alone(page, seat, sheet, secretary):
    arguments = {"queue": (), "seat": (seat.pk,), "sheet": (sheet.pk,)}[page]
    assert desk(secretary).get(at(page, *arguments)).status_code == 403
    assert Client().get(at(page, *arguments)).status_code == 302


def test_conflicts_of_a_blind_round_are_the_secretarys(secretary, chair, seat, sheet):
    conflict = Conflict.objects.create(judge=seat.judge, entry=sheet.entry, source="declared", reason="พี่สาว")
    decide = at("decide_conflict", seat.panel_id, conflict.pk)
    for answer in (desk(chair.judge).get(at("conflicts", seat.panel_id)), Client().get(decide)):
        assert answer.status_code in (404, 302)
    client = desk(secretary)
    assert SECRET in client.get(at("conflicts", seat.panel_id)).text
    client.post(decide, {"confirm": 1, "reason": "เป็นญาติ"})
    conflict.refresh_from_db()
    assert (conflict.state, seen(sheet)[0]) == ("confirmed", SheetState.RECUSED)


def test_the_chair_decides_where_names_are_seen(chair, seat, sheet):
    Round.objects.update(is_blind=False)
    conflict = Conflict.objects.create(judge=seat.judge, entry=sheet.entry, source="declared", reason="พี่สาว")
    desk(chair.judge).post(at("decide_conflict", seat.panel_id, conflict.pk), {"dismiss": 1, "reason": "ชื่อพ้อง"})
    conflict.refresh_from_db()
    assert (conflict.state, conflict.decided_by) == ("dismissed", chair.judge)
    assert desk(seat.judge).get(at("conflicts", seat.panel_id)).status_code == 404


def test_the_secretary_replaces_a_judge(secretary, seat):
    new = make_judge("คนใหม่")
    client = desk(secretary)
    assert client.get(at("replace_judge", seat.pk)).status_code == 200
    client.post(at("replace_judge", seat.pk), {"judge": new.pk, "reason": "ป่วย"})
    assert seat.panel.members.get(replaced_at=None, judge=new).sheets.count() == 3


def test_missing_sheets_are_handed_out(secretary, national, seat):
    enter(make_entry(national.edition), national)
    desk(secretary).post(at("assign_more", seat.panel_id))
    assert ScoreSheet.objects.count() == 12


@pytest.fixture
def paper_photo():
    bytes_ = BytesIO()
    Image.new("RGB", (60, 90), "white").save(bytes_, "JPEG")
    return SimpleUploadedFile("ใบคะแนน.jpg", bytes_.getvalue(), "image/jpeg")


def test_a_clerk_enters_a_sheet_from_paper_with_its_picture(secretary, seat, sheet, judge, private_files, paper_photo):
    clerk = desk(secretary)
    assert clerk.get(at("paper")).status_code == clerk.get(at("paper_sheets", seat.pk)).status_code == 200
    clerk.post(at("paper_sheet", seat.pk, sheet.pk), typed(sheet, 8, 8, 7, scan=paper_photo))
    assert seen(sheet) == (SheetState.SUBMITTED, [8, 8, 7])
    assert ScoreSheet.objects.get(pk=sheet.pk).entered_by == secretary
    assert judge.get(at("scan", sheet.pk)).headers["Content-Type"] == "image/jpeg"
    assert "เจ้าหน้าที่" in judge.get(at("sheet", sheet.pk)).text


def test_paper_needs_its_picture(secretary, seat, sheet):
    assert desk(secretary).post(at("paper_sheet", seat.pk, sheet.pk), typed(sheet, 8, 8, 7)).status_code == 200
    assert seen(sheet) == (SheetState.ASSIGNED, [])


def test_what_the_judge_began_at_the_desk_is_not_entered_from_paper(secretary, seat, sheet, judge):
    judge.post(at("sheet", sheet.pk), typed(sheet, 8, save=1))
    assert desk(secretary).get(at("paper_sheet", seat.pk, sheet.pk)).status_code == 404
    assert judge.get(at("paper")).status_code == 403


def test_a_judge_without_a_seat_is_told_so():
    assert desk(make_judge("ว่าง")).get(at("queue")).status_code == 200
