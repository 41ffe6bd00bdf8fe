"""A synthetic edition to measure with: entries, judges and score sheets by the ten thousand, written set by set."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards import editions
from awards.models import Advancement, Edition, Entry, Panel, PanelMember, Round, ScoreSheet
from awards.states import EditionState, EntryState, RoundKind
from netpracharat.accounts.models import User
from netpracharat.accounts.roles import JUDGE, SECRETARY
from netpracharat.places.models import Region, Subdistrict
from netpracharat.refusals import Refusal
from products.models import Product
from shops.models import Shop

DOMAIN = "synthetic.example"
ANALYSE = "ANALYZE awards_entry, awards_scoresheet, awards_score, awards_panelmember, awards_panel, awards_advancement"
SHEETS_PER_ENTRY = 3

# Each entry goes to three judges of its panel, next to one another in a circle.
SHEETS = """
    INSERT INTO awards_scoresheet (member_id, entry_id, state, position, version, comment, recusal_reason, scan,
                                   assigned_at, saved_at, submitted_at)
    SELECT seats[1 + (nth + turn) %% cardinality(seats)], entry_id, 'submitted', nth, 1, '', '', '',
           now(), now(), now()
    FROM (SELECT entry.id AS entry_id, panel.id AS panel_id,
                 row_number() OVER (PARTITION BY panel.id ORDER BY entry.id) AS nth
          FROM awards_entry entry
          JOIN awards_panel panel ON panel.region_id = entry.region_id AND panel.category_id = entry.category_id
          WHERE panel.round_id = %(round)s AND entry.edition_id = %(edition)s) entries
    JOIN (SELECT panel_id, array_agg(id ORDER BY id) AS seats FROM awards_panelmember GROUP BY 1) benches
        USING (panel_id)
    CROSS JOIN generate_series(0, %(more)s) turn
"""

# Quality of the entry + severity of the judge + chance.
SCORES = """
    INSERT INTO awards_score (sheet_id, criterion_id, points)
    SELECT sheet.id, criterion.id, least(criterion.max_points, greatest(0, round((
               6.5 + (abs(hashint8(sheet.entry_id)) %% 1000 - 500) / 250.0
               + (abs(hashint8(sheet.member_id)) %% 1000 - 500) / 500.0 + random() * 3 - 1.5)::numeric)))
    FROM awards_scoresheet sheet
    JOIN awards_panelmember member ON member.id = sheet.member_id
    JOIN awards_panel panel ON panel.id = member.panel_id
    JOIN awards_criterion criterion ON criterion.round_id = panel.round_id
    WHERE panel.id = %s
"""


@dataclass(frozen=True)
class Size:
    entries: int
    judges: int


def load(year: int, size: Size, *, advance: Callable[[int], object]) -> Edition:
    """An edition in its national round, all scored. `advance` hears how many sheets are done."""
    with transaction.atomic():  # of its own: rows of the same transaction are slow to lock, and each score locks two
        edition = edition_in_its_national_round(year)
        round_ = edition.rounds.get()
        seat(round_, size.judges)
        enter(round_, products(year, size.entries))
    with connection.cursor() as cursor:
        cursor.execute(ANALYSE)
        cursor.execute(SHEETS, {"round": round_.pk, "edition": edition.pk, "more": SHEETS_PER_ENTRY - 1})
        cursor.execute(ANALYSE)
        cursor.execute("SELECT setseed(0.25)")
        for panel in round_.panels.values_list("pk", flat=True):
            cursor.execute(SCORES, (panel,))
            advance(ScoreSheet.objects.filter(member__panel=panel).count())
        cursor.execute(ANALYSE)
    Round.objects.filter(pk=round_.pk).update(opened_at=timezone.now())
    return edition


def edition_in_its_national_round(year: int) -> Edition:
    if Edition.objects.filter(year=year).exists():
        raise Refusal(_("There is an edition of this year."))
    edition = editions.create(year, by=None)
    edition.rounds.exclude(kind=RoundKind.NATIONAL).delete()
    edition.tiers.update(decided_by=RoundKind.NATIONAL)
    Edition.objects.filter(pk=edition.pk).update(state=EditionState.NATIONAL_JUDGING)
    return edition


def seat(round_: Round, judges: int) -> None:
    """A panel for each region and category, with its share of the judges."""
    year = round_.edition.year
    secretary = User.objects.create(name="เลขานุการสังเคราะห์", email=f"secretary-{year}@{DOMAIN}", is_staff=True)
    secretary.groups.add(Group.objects.get_or_create(name=SECRETARY)[0])
    panels = Panel.objects.bulk_create(
        Panel(round=round_, region=region, category=category, quorum=1, sheets_per_entry=SHEETS_PER_ENTRY)
        for region in Region.objects.filter(scheme=4)
        for category in round_.edition.categories.all()
    )
    people = User.objects.bulk_create(
        User(name=f"กรรมการสังเคราะห์ {number}", email=f"judge-{number}-{year}@{DOMAIN}", is_staff=True)
        for number in range(1, judges + 1)
    )
    Group.objects.get_or_create(name=JUDGE)[0].user_set.add(*people)
    PanelMember.objects.bulk_create(members(round_, panels, people))


def members(round_: Round, panels: list[Panel], people: list[User]) -> Iterator[PanelMember]:
    parties, now = list(round_.edition.parties.all()), timezone.now()
    for number, judge in enumerate(people):
        panel, party = panels[number % len(panels)], parties[number % len(parties)]
        yield PanelMember(panel=panel, judge=judge, party=party, is_chair=number < len(panels), declared_at=now)


def products(year: int, number: int) -> list[Product]:
    """Of one synthetic shop that is not open: nothing of it is on sale."""
    place = Subdistrict.objects.first()
    slug = f"synthetic-{year}"
    shop = Shop.objects.create(name="ร้านสังเคราะห์", slug=slug, kind=Shop.Kind.GROUP, subdistrict=place)
    return Product.objects.bulk_create(
        (Product(shop=shop, name=f"สินค้าสังเคราะห์ {nth}") for nth in range(1, number + 1)), batch_size=2000
    )


def enter(round_: Round, entered: list[Product]) -> None:
    edition, now = round_.edition, timezone.now()
    regions, categories = list(Region.objects.filter(scheme=4)), list(edition.categories.all())
    entries = Entry.objects.bulk_create(
        (
            Entry(
                edition=edition,
                number=f"{edition.year}-{nth:05d}",
                category=categories[nth // len(regions) % len(categories)],
                region=regions[nth % len(regions)],
                product=product,
                shop_id=product.shop_id,
                state=EntryState.ACCEPTED,
                consented_at=now,
                snapshot={"name": product.name},
            )
            for nth, product in enumerate(entered)
        ),
        batch_size=2000,
    )
    Advancement.objects.bulk_create((Advancement(round=round_, entry=entry) for entry in entries), batch_size=5000)
