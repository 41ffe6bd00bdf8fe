"""Who trained whom, generation by generation: counted from verified sessions every night and soon after one.

Somebody who completed a session is one generation below all who taught it. Whom they taught in sessions that began
after that is one generation further. Each person counts once below a trainer, in the nearest generation. That people
teach each other in turn makes circles: nobody is below themselves, and no line is longer than DEEPEST.
"""

from collections.abc import Iterable

from django.db import connection, transaction
from django.utils.translation import gettext as _

from netpracharat.charts.tables import Row, Table, Value, hidden
from training.coverage import counting
from training.models import Generation, Person
from training.states import EnrolmentState, SessionState

COUNTING = "training.tasks.count_generations"
DEEPEST = 8
REFRESH = f"""
    WITH RECURSIVE taught AS MATERIALIZED (
        SELECT by.person_id AS trainer, enrolment.person_id AS person, session.starts_on AS begun,
               session.ends_on AS done
        FROM training_session session
        JOIN training_sessiontrainer by ON by.session_id = session.id
        JOIN training_enrolment enrolment
            ON enrolment.session_id = session.id AND enrolment.state = '{EnrolmentState.COMPLETED}'
        LEFT JOIN training_trainingrecord revoked
            ON revoked.session_id = session.id AND revoked.person_id = enrolment.person_id
               AND revoked.revoked_at IS NOT NULL
        WHERE session.state = '{SessionState.VERIFIED}' AND by.person_id <> enrolment.person_id AND revoked.id IS NULL),
    line (root, person, number, done) AS (
        SELECT trainer, person, 1, min(done) FROM taught GROUP BY trainer, person
        UNION
        SELECT line.root, taught.person, line.number + 1, taught.done
        FROM line JOIN taught ON taught.trainer = line.person AND taught.begun > line.done
        WHERE taught.person <> line.root AND line.number < {DEEPEST}),
    nearest AS (SELECT root, person, min(number) AS number FROM line GROUP BY root, person)
    INSERT INTO training_generation (trainer_id, number, people, teaching)
    SELECT root, number, count(*), count(*) FILTER (WHERE person IN (SELECT trainer FROM taught))
    FROM nearest GROUP BY root, number
"""  # noqa: S608 - constants of our own


@transaction.atomic
def refresh() -> int:
    """All anew; who reads meanwhile reads what was. Says how many rows there are."""
    Generation.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(REFRESH)
        return cursor.rowcount


def soon() -> None:
    """After a session was verified, and after people were merged."""
    counting.soon(COUNTING)


def chart(person: Person, *, in_public: bool) -> Table | None:
    """As a picture whose numbers can be read; the public doesn't read few people."""
    rows = [row(generation, in_public=in_public) for generation in person.generations.all()]
    if not rows:
        return None
    return Table(
        caption=_("Trained by this teacher, and by those in their turn"),
        head=_("Generation"),
        series=(_("people"), _("of them teach")),
        rows=rows,
        note=_("Counted every night from sessions that their centres verified."),
    )


def row(generation: Generation, *, in_public: bool) -> Row:
    label = _("generation %(number)d") % {"number": generation.number}
    return Row(label, list(shown((generation.people, generation.teaching), in_public=in_public)))


def shown(counts: Iterable[int], *, in_public: bool) -> Iterable[Value]:
    return map(hidden, counts) if in_public else counts
