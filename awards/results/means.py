"""What the sheets of a round say about each of its entries, added up by PostgreSQL in one pass."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db import connection

from awards.models import Round
from awards.results.scopes import Scope

# A recused or unfinished sheet gives no total: missing is not zero.
FIGURES = """
    WITH scored AS MATERIALIZED (
        SELECT sheet.id AS sheet_id, sheet.entry_id, member.judge_id, criterion.code, score.points,
               score.points * criterion.weight / criterion.max_points AS share
        FROM awards_panel panel
        JOIN awards_panelmember member ON member.panel_id = panel.id
        JOIN awards_scoresheet sheet ON sheet.member_id = member.id AND sheet.state = 'submitted'
        JOIN awards_score score ON score.sheet_id = sheet.id
        JOIN awards_criterion criterion ON criterion.id = score.criterion_id
        WHERE panel.round_id = %(round)s
    ), totals AS (
        SELECT sheet_id, entry_id, judge_id, sum(share) AS total FROM scored GROUP BY 1, 2, 3
    ), placed AS (
        SELECT entry_id, judge_id, total, rank() OVER (
            PARTITION BY judge_id, CASE WHEN %(by_region)s THEN entry.region_id END,
                         CASE WHEN %(by_category)s THEN entry.category_id END
            ORDER BY total DESC) AS place
        FROM totals JOIN awards_entry entry ON entry.id = entry_id AND entry.state = 'accepted'
    ), means AS (
        SELECT entry_id, count(*) AS sheets, avg(total) AS mean, max(total) - min(total) AS spread,
               count(*) FILTER (WHERE place = 1) AS firsts,
               array_agg(judge_id) AS judges, array_agg(total::float) AS totals
        FROM placed GROUP BY 1
    ), of_criteria AS (
        SELECT entry_id, array_agg(code) AS codes, array_agg(mean::text) AS means
        FROM (SELECT entry_id, code, round(avg(points), 2) AS mean FROM scored GROUP BY 1, 2) each GROUP BY 1
    ), recusals AS (
        SELECT sheet.entry_id, count(*) AS recusals
        FROM awards_scoresheet sheet
        JOIN awards_panelmember member ON member.id = sheet.member_id
        JOIN awards_panel panel ON panel.id = member.panel_id
        WHERE panel.round_id = %(round)s AND sheet.state = 'recused' GROUP BY 1
    )
    SELECT entry.id, entry.number, entry.region_id, entry.category_id, coalesce(sheets, 0), coalesce(recusals, 0),
           round(mean, 4), round(spread, 4), round(mean, 2), coalesce(firsts, 0),
           judges, totals, codes, of_criteria.means
    FROM awards_advancement advancement
    JOIN awards_entry entry ON entry.id = advancement.entry_id AND entry.state = 'accepted'
    LEFT JOIN means ON means.entry_id = entry.id
    LEFT JOIN of_criteria ON of_criteria.entry_id = entry.id
    LEFT JOIN recusals ON recusals.entry_id = entry.id
    WHERE advancement.round_id = %(round)s
"""


@dataclass(slots=True)
class Standing:
    """An entry in a round. `official` is the figure that counts, rounded half up; None below the fewest sheets."""

    entry_id: int
    number: str
    region_id: str
    category_id: int
    sheets: int
    recusals: int
    mean: Decimal | None
    spread: Decimal | None
    official: Decimal | None
    firsts: int
    criterion_means: dict[str, str]
    totals: list[tuple[int, float]]  # of its sheets, by judge
    adjusted: Decimal | None = None
    rank: int | None = None
    overall_rank: int | None = None
    tie_trace: list[dict] = field(default_factory=list)


def standings(round: Round, scope: Scope) -> list[Standing]:  # noqa: A002 - its name
    """Every entry of the round, not ranked yet; `firsts` counts within the scope."""
    with connection.cursor() as cursor:
        values = {"round": round.pk, "by_region": scope.by_region, "by_category": scope.by_category}
        cursor.execute(FIGURES, values)
        return [read(row, round.min_sheets) for row in cursor.fetchall()]


def read(row: tuple, min_sheets: int) -> Standing:
    *who, sheets, recusals, mean, spread, official, firsts, judges, each, codes, means = row
    ranked = official if sheets >= min_sheets else None
    totals = list(zip(judges or (), each or (), strict=True))
    of_criteria = dict(zip(codes or (), means or (), strict=True))
    return Standing(*who, sheets, recusals, mean, spread, ranked, firsts, of_criteria, totals)
