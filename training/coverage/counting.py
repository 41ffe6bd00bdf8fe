"""Counts what the training has reached, set by set, and writes only what changed; the worker does it.

A person counts once, on the day of the first record that stands, in the own village or subdistrict,
else where the session was. In `counted` a place has eight digits: its village, or its subdistrict and 00;
0 is where nobody knows. Every wider place is a division of that number.
"""

import contextlib
from functools import partial

from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from training.models import CoverageDay, CoverageTotal
from training.states import Grade, LinkState, PersonState, SessionState

COUNTING = "training.tasks.count_coverage"
SOON = {"minutes": 5}  # what happens meanwhile is counted along
LOCK = 5_202
ROOM = "SET LOCAL work_mem = '128MB'"  # a million persons are sorted out in memory

MEASURES = ("teachers", "reported", "sessions", "villages", "shops", "certificates")
NAMES, SUMS = ", ".join(MEASURES), ", ".join(f"sum({name})::int AS {name}" for name in MEASURES)
COUNTED = f"""
    CREATE TEMP TABLE counted ON COMMIT DROP AS
    WITH teacher AS MATERIALIZED (
        SELECT first.person_id, first.day,
               COALESCE(person.village_id, person.subdistrict_id * 100, session.subdistrict_id * 100, 0) AS place
        FROM (SELECT person_id, min(finished_on) AS day, min(session_id) AS session_id
              FROM training_trainingrecord
              WHERE revoked_at IS NULL AND grade IN ('{Grade.ATTENDED}', '{Grade.NAMED}')
              GROUP BY person_id) first
        JOIN training_person person ON person.id = first.person_id AND person.state <> '{PersonState.MERGED}'
        LEFT JOIN training_session session ON session.id = first.session_id)
    SELECT place, day, {SUMS} FROM (
        SELECT place, day, count(*)::int AS teachers, 0 AS reported, 0 AS sessions, 0 AS villages, 0 AS shops,
               0 AS certificates
        FROM teacher GROUP BY place, day
        UNION ALL
        SELECT place, min(day), 0, 0, 0, 1, 0, 0 FROM teacher WHERE place % 100 > 0 GROUP BY place
        UNION ALL
        SELECT COALESCE(village_id, subdistrict_id * 100), ends_on, 0, COALESCE(reported_headcount, 0), 1, 0, 0, 0
        FROM training_session WHERE state IN ('{SessionState.CLOSED}', '{SessionState.VERIFIED}')
        UNION ALL
        SELECT COALESCE(shop.village_id, shop.subdistrict_id * 100),
               (min(link.answered_at) AT TIME ZONE '{timezone.get_default_timezone_name()}')::date, 0, 0, 0, 0, 1, 0
        FROM training_teachershoplink link JOIN shops_shop shop ON shop.id = link.shop_id
        WHERE link.state = '{LinkState.CONFIRMED}' GROUP BY shop.id
        UNION ALL
        SELECT teacher.place, record.finished_on, 0, 0, 0, 0, 0, 1
        FROM training_trainingrecord record
        JOIN certificates_certificate paper ON paper.id = record.certificate_id AND paper.revoked_at IS NULL
        JOIN teacher USING (person_id)
        WHERE record.revoked_at IS NULL) happened
    GROUP BY place, day
"""  # noqa: S608 - constants of our own
DAYS = f"""
    CREATE TEMP TABLE fresh ON COMMIT DROP AS
    WITH district AS MATERIALIZED (SELECT place / 10000 AS place, day, {SUMS} FROM counted GROUP BY 1, 2)
    SELECT place, day, {NAMES} FROM district WHERE place > 0
    UNION ALL
    SELECT place / 100, day, {SUMS} FROM district WHERE place > 0 GROUP BY 1, 2
    UNION ALL
    SELECT 0, day, {SUMS} FROM district GROUP BY day
"""  # noqa: S608
TOTALS = f"""
    CREATE TEMP TABLE fresh ON COMMIT DROP AS
    WITH leaf AS MATERIALIZED (
        SELECT place, {SUMS}, sum(all_villages)::int AS all_villages FROM (
            SELECT place, {NAMES}, 0 AS all_villages FROM counted
            UNION ALL
            SELECT code, 0, 0, 0, 0, 0, 0, 1 FROM places_village
            UNION ALL
            SELECT 0, 0, 0, 0, 0, 0, 0, 0) every GROUP BY place)
    SELECT place / size AS place, {SUMS}, sum(all_villages)::int AS all_villages
    FROM leaf CROSS JOIN (VALUES (1), (100), (10000), (1000000), (100000000)) level (size)
    WHERE size = 100000000 OR place > 0 AND (size > 1 OR place % 100 > 0)
    GROUP BY 1
"""  # noqa: S608

# What helped shops sold from the day after the first of them confirmed it; all of the nation, never a shop.
SOLD = f"""
    UPDATE fresh SET counted_at = %s, selling_shops = sold.shops, orders = sold.orders, baht = sold.baht
    FROM (SELECT count(DISTINCT sale.shop_id) AS shops, COALESCE(sum(sale.orders), 0) AS orders,
                 COALESCE(sum(sale.baht), 0) AS baht
          FROM (SELECT shop_id, (min(answered_at) AT TIME ZONE '{timezone.get_default_timezone_name()}')::date AS day
                FROM training_teachershoplink WHERE state = '{LinkState.CONFIRMED}' GROUP BY shop_id) helped
          JOIN shops_soldonday sale ON sale.shop_id = helped.shop_id AND sale.day > helped.day) sold
    WHERE place = 0
"""  # noqa: S608
OF_THE_NATION = ("selling_shops", "orders", "baht")


def refresh() -> None:
    """All of it, at once or not at all; who reads meanwhile sees the figures before."""
    now = timezone.now()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        cursor.execute(ROOM)
        cursor.execute(COUNTED)
        cursor.execute(DAYS)
        keep(CoverageDay._meta.db_table, ("place", "day"), MEASURES)
        cursor.execute("DROP TABLE fresh")
        cursor.execute(TOTALS)
        cursor.execute(
            "ALTER TABLE fresh ADD counted_at timestamptz, ADD selling_shops int NOT NULL DEFAULT 0,"
            " ADD orders int NOT NULL DEFAULT 0, ADD baht numeric(16, 2) NOT NULL DEFAULT 0"
        )
        cursor.execute(SOLD, [now])
        keep(CoverageTotal._meta.db_table, ("place",), (*MEASURES, "all_villages", "counted_at", *OF_THE_NATION))
        cursor.execute("DROP TABLE fresh, counted")


def keep(table: str, key: tuple[str, ...], values: tuple[str, ...]) -> None:
    """`table` becomes what `fresh` is; a row that is the same already is not touched.

    In the order of places, as they are read: a region's days then lie in some hundred pages, not in 40,000.
    """
    keys, names = ", ".join(key), ", ".join(values)
    new, same = (
        ", ".join(f"excluded.{name}" for name in values),
        " AND ".join(f"fresh.{one} = old.{one}" for one in key),
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE fresh")
        cursor.execute(f"DELETE FROM {table} old WHERE NOT EXISTS (SELECT FROM fresh WHERE {same})")  # noqa: S608
        cursor.execute(
            f"INSERT INTO {table} ({keys}, {names}) "  # noqa: S608 - constants of our own
            f"SELECT {keys}, {names} FROM fresh EXCEPT SELECT {keys}, {names} FROM {table} ORDER BY {keys} "
            f"ON CONFLICT ({keys}) DO UPDATE SET ({names}) = ROW({new})"
        )


def soon(task: str = COUNTING) -> None:
    """After an import or a session: one waiting job is enough for all that happens until it runs."""
    transaction.on_commit(partial(wake_the_counter, task), robust=True)


def wake_the_counter(task: str) -> None:
    with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(task, queueing_lock=task, schedule_in=SOON).defer()
