"""An edition in the middle of its national round, and the people who knock at every door of it."""

import datetime as dt
from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client
from django.utils import timezone

from awards.judging import conflicts, panels
from awards.models import Appeal, Award, Conflict, Edition, ScoreSheet, Slot
from awards.states import EditionState
from netpracharat.accounts import roles
from netpracharat.accounts.models import User
from tests.factories import make_product, make_shop, make_user
from tests.unit.awards.factories import enter, make_edition, make_entry, make_panel, make_round

# guest: not signed in · buyer: a stranger · entrant: owns the entered shop · judge: whose seat and sheet it is
# other_judge: of another panel · signer: of one of the parties
PEOPLE = ("guest", "buyer", "entrant", "officer", "judge", "other_judge", "chair", "secretary", "signer")


@dataclass
class World:
    users: dict[str, User]
    things: dict[str, object] = field(default_factory=dict)

    def client(self, person: str) -> Client:
        client = Client(raise_request_exception=False)
        if person != "guest":
            client.force_login(self.users[person], "allauth.account.auth_backends.AuthenticationBackend")
        return client


def make_staff(name: str, *groups: str) -> User:
    user = make_user(name, is_staff=True)
    user.groups.set([Group.objects.get_or_create(name=group)[0] for group in groups])
    return user


def make_announced_award() -> Award:
    """Of the year before."""
    edition = make_edition(2568)
    award = Award.objects.create(slot=Slot.objects.get(tier__edition=edition), entry=make_entry(edition))
    Edition.objects.filter(pk=edition.pk).update(state=EditionState.ANNOUNCED, announced_at=timezone.now())
    return award


def build() -> World:
    users = {name: make_user(name) for name in ("buyer", "entrant")}
    users |= {role: make_staff(role, role) for role in (roles.OFFICER, roles.SECRETARY)}
    users["signer"] = make_staff("signer")
    edition = make_edition(state=EditionState.NATIONAL_JUDGING)
    edition.parties.filter(slug="des").update(signer=users["signer"])
    round_ = make_round(edition, is_open=False, closes_at=timezone.now() + dt.timedelta(days=3))
    product = make_product(shop=make_shop(owner=users["entrant"]))
    for entry in (make_entry(edition, product), make_entry(edition), make_entry(edition, region_id="S")):
        enter(entry, round_)
    panel, southern = make_panel(round_, region="NE"), make_panel(round_, region="S")
    panels.open_round(round_, by=users["secretary"])
    chair, seat = panel.members.first(), panel.members.last()
    users |= {"chair": chair.judge, "judge": seat.judge, "other_judge": southern.members.first().judge}
    for member in (*panel.members.all(), *southern.members.all()):
        conflicts.declare(member, [], "", asked_at=timezone.now())
    for person in users.values():
        if person.is_staff:
            Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    sheet, paper_sheet = seat.sheets.order_by("position")
    scan = storages["private"].save("score-sheets/scan.jpg", ContentFile(b"jpeg"))
    ScoreSheet.objects.filter(pk=paper_sheet.pk).update(scan=scan)
    other = panel.members.exclude(pk__in=(chair.pk, seat.pk)).get()
    conflict = Conflict.objects.create(judge=other.judge, entry=sheet.entry, source="declared", reason="ญาติ")
    slot = Slot.objects.get()
    rows = {
        "step": "begin_national_judging",
        "decision": "accept",
        "no_tie": "1-2",
        "edition": edition,
        "round": round_,
        "criterion": round_.criteria.first(),
        "tier": edition.tiers.get(),
        "slot": slot,
        "category": edition.categories.get(),
        "party": edition.parties.get(slug="des"),
        "entry": sheet.entry,
        "award": Award.objects.create(slot=slot, entry=paper_sheet.entry),
        "announced_award": make_announced_award(),
        "appeal": Appeal.objects.create(entry=sheet.entry, text="ขอให้ดูคะแนนใหม่"),
    }
    things = {"panel": panel, "seat": seat, "chairs_seat": chair, "sheet": sheet, "paper_sheet": paper_sheet}
    return World(users, rows | things | {"conflict": conflict})
