"""Every page of the training, in the admin and beyond, and who is let in: what `test_training_walk` holds it to.

A door says, for GET and for an empty POST, the status for each of PEOPLE in their order; one figure stands for
all. 302 is the way to the sign-in page, and by POST a step taken or refused in a sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from tests.house.training_world import PEOPLE


@dataclass(frozen=True)
class Door:
    get: str
    post: str
    parts: tuple[str, ...] = ()  # of the address, as paths into the world's things: "session.code"

    def expected(self, method: str) -> dict[str, int]:
        codes = (self.get if method == "GET" else self.post).split()
        return dict(zip(PEOPLE, map(int, codes * len(PEOPLE) if len(codes) == 1 else codes), strict=True))


SESSION = ("session.code",)
ENROLLED = (*SESSION, "enrolment.pk")
DAY = (*SESSION, "day.pk")
PERSON = ("person.pk",)
READ = "405"  # what a page that is only read says to POST
READ_BY_USERS = "302 405 405 405 405 405 405 405 405"
ACTED_ON_BY_USERS = READ_BY_USERS  # what a button says to GET

# fmt: off
#                          guest buyer person trainer manager other_trainer officer province_officer other_officer
TRAINS =                  "302 403 403 200 200 200 200 200 200"
RUNS =                    "302 404 404 200 200 404 200 200 404"
DOES =                    "302 404 404 302 302 404 302 302 404"
OFFICERS =                 "302 302 302 302 302 302 200 200 200"
OWN =                      "302 302 302 302 302 302 200 200 404"
NATIONAL =                 "302 302 302 302 302 302 200 403 403"
CLOSED_OWN =               "302 302 302 302 302 302 403 403 404"
CLOSED =                   "302 302 302 302 302 302 403 403 403"
DECIDES =                  "302 302 302 302 302 302 302 302 404"
REVOKES =                  "302 404 404 403 200 404 403 403 404"
READ_BY_OFFICERS =         "302 302 302 302 302 302 405 405 405"

DOORS: dict[str, Door] = {
    # what everybody may look at; one's place and the day's QR code by their links
    "training": Door("200", READ),
    "training_calendar": Door("200", READ),
    "coverage": Door("200", READ),
    "coverage_place": Door("200", READ, ("province.slug",)),
    "coverage_villages": Door("200", READ, ("province.slug", "sheet.ending")),
    "training_month": Door("200", READ),
    "training_session": Door("200", "200", SESSION),
    "training_enrolment": Door("200", READ, ("enrolment.token",)),
    "training_accept": Door("405", "302", ("enrolment.token",)),
    "training_leave": Door("405", "302", ("enrolment.token",)),
    "training_check_in": Door("200", "200", ("day.key",)),
    "lessons": Door("200", READ),
    "lesson": Door("200", "302", ("lesson.slug",)),
    # the trainers' desk
    "training_desk": Door(TRAINS, READ_BY_USERS),
    "training_plan": Door(TRAINS, TRAINS),
    "training_desk_session": Door(RUNS, READ_BY_USERS, SESSION),
    "training_change": Door(RUNS, RUNS, SESSION),
    "training_sheet": Door(RUNS, READ_BY_USERS, SESSION),
    "training_poster": Door(RUNS, READ_BY_USERS, SESSION),
    "training_open": Door(ACTED_ON_BY_USERS, DOES, SESSION),
    "training_start": Door(ACTED_ON_BY_USERS, DOES, SESSION),
    "training_cancel": Door(ACTED_ON_BY_USERS, RUNS, SESSION),
    "training_close": Door(ACTED_ON_BY_USERS, DOES, SESSION),
    "training_verify": Door(ACTED_ON_BY_USERS, "302 404 404 403 302 404 403 403 404", SESSION),
    "training_revoke": Door(REVOKES, REVOKES, ("trainingrecord.session.code", "trainingrecord.pk")),
    "training_enrol": Door(ACTED_ON_BY_USERS, RUNS, SESSION),
    "training_let_in": Door(ACTED_ON_BY_USERS, DOES, ENROLLED),
    "training_test": Door(RUNS, RUNS, ENROLLED),
    "training_day": Door(RUNS, READ_BY_USERS, DAY),
    "training_day_code": Door(RUNS, READ_BY_USERS, DAY),
    "training_mark": Door(ACTED_ON_BY_USERS, DOES, (*DAY, "enrolment.pk")),
    # persons and their records
    "training_claim": Door("302 200 200 200 200 200 200 200 200", "302 200 200 200 200 200 200 200 200"),
    "training_claim_code": Door(ACTED_ON_BY_USERS, "302 404 404 403 200 404 403 403 404", ENROLLED),
    "admin:training_person_merge": Door(OWN, OWN, PERSON),
    "admin:training_person_merge_with": Door(OWN, OWN, (*PERSON, "duplicate.pk")),
    "admin:training_person_undo_merge": Door(OWN, "302 302 302 302 302 302 302 302 404", ("merge.pk",)),
    "admin:training_person_phone": Door(OWN, OWN, PERSON),
    "admin:training_person_code": Door(OWN, OWN, PERSON),
    "admin:training_person_erase": Door(OWN, OWN, PERSON),
    "admin:training_person_export": Door(OFFICERS, OFFICERS),
    "admin:training_duplicatecandidate_changelist": Door(OFFICERS, OFFICERS),
    "admin:training_duplicatecandidate_part": Door(
        "302 302 302 302 302 302 405 405 405", "302 302 302 302 302 302 302 404 404", ("candidate.pk",)
    ),

    # teachers and the shops that they helped
    "training_me": Door("302 200 200 200 200 200 200 200 200", READ_BY_USERS),
    "training_publish": Door(ACTED_ON_BY_USERS, "302 404 302 404 404 404 404 404 404"),
    "training_hide": Door(ACTED_ON_BY_USERS, "302 404 302 404 404 404 404 404 404"),
    "training_help_shop": Door("302 404 200 404 404 404 404 404 404", "302 404 200 404 404 404 404 404 404"),
    "training_take_back": Door(ACTED_ON_BY_USERS, "302 404 302 404 404 404 404 404 404", ("helped.pk",)),
    "training_teacher": Door("200", READ, ("public.public_id",)),

    # files of earlier records, from upload to undoing
    "admin:training_importbatch_changelist": Door(OFFICERS, OFFICERS),
    "admin:training_importbatch_add": Door(OFFICERS, OFFICERS),
    "admin:training_importbatch_change": Door(OWN, OWN, ("import.pk",)),
    "admin:training_importbatch_history": Door(OWN, OWN, ("import.pk",)),
    "admin:training_importbatch_delete": Door(CLOSED_OWN, CLOSED_OWN, ("import.pk",)),
    "admin:training_import_columns": Door(DECIDES, DECIDES, ("import.pk",)),  # named already
    "admin:training_import_failed": Door(OWN, READ_BY_OFFICERS, ("import.pk",)),
    "admin:training_import_confirm": Door(READ_BY_OFFICERS, DECIDES, ("import.pk",)),
    "admin:training_import_undo": Door(OWN, DECIDES, ("import.pk",)),
    "admin:training_import_discard": Door(OWN, DECIDES, ("import.pk",)),
    "admin:training_import_go_on": Door(READ_BY_OFFICERS, DECIDES, ("import.pk",)),

    # figures of villages, teachers and shops
    "admin:training_coveragetotal_changelist": Door(OFFICERS, OFFICERS),

    # centres, courses and sessions in the admin
    "admin:training_course_new_version": Door(NATIONAL, "302 302 302 302 302 302 302 403 403", ("course.pk",)),
    "admin:training_trainingrecord_revoke": Door(OWN, OWN, ("trainingrecord.pk",)),
    "admin:training_accreditation_revoke": Door(NATIONAL, NATIONAL, ("accreditation.pk",)),
}
for model, lists, adds, sees, writes, deletes in (
    ("learningcentre", OFFICERS, OFFICERS, OWN, OWN, CLOSED_OWN),
    ("course", OFFICERS, NATIONAL, OFFICERS, NATIONAL, CLOSED),
    ("courseversion", OFFICERS, CLOSED, OFFICERS, CLOSED, CLOSED),  # frozen: it has a session
    ("officearea", NATIONAL, NATIONAL, NATIONAL, NATIONAL, NATIONAL),
    ("session", OFFICERS, CLOSED, OWN, CLOSED_OWN, CLOSED_OWN),
    ("person", OFFICERS, CLOSED, OWN, OWN, CLOSED_OWN),
    ("trainingrecord", OFFICERS, CLOSED, OWN, CLOSED_OWN, CLOSED_OWN),
    ("accreditation", NATIONAL, NATIONAL, NATIONAL, CLOSED, CLOSED),
):
    row = (f"{model}.pk",)
    DOORS |= {
        f"admin:training_{model}_changelist": Door(lists, lists),
        f"admin:training_{model}_add": Door(adds, adds),
        f"admin:training_{model}_history": Door(sees, sees, row),
        f"admin:training_{model}_change": Door(sees, writes, row),
        f"admin:training_{model}_delete": Door(deletes, deletes, row),
    }
# fmt: on

# Our own pages in the admin with those whose work they are, for the browser; Django's lists and forms are left to
# Django, and what everybody and the desk see is looked at from doors.py.
DESKS: dict[str, tuple[str, ...]] = {
    "officer": (
        *("admin:training_importbatch_add", "admin:training_importbatch_change"),
        *("admin:training_import_undo", "admin:training_import_discard"),
    ),
}


def reach(things: Mapping[str, object], path: str) -> object:
    """`things["session"].code` for "session.code"."""
    first, *rest = path.split(".")
    value = things[first]
    for name in rest:
        value = getattr(value, name)
    return value


def address_of(name: str, things: Mapping[str, object]) -> str:
    return reverse(name, args=[reach(things, path) for path in DOORS[name].parts])
