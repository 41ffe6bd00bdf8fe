"""An edition whose results every party has signed, ready to be announced."""

from awards.models import Award, Edition, SignOff, Slot
from awards.states import EditionState
from netpracharat.accounts.models import User
from tests.factories import make_product, make_shop, make_user
from tests.unit.awards.factories import make_edition, make_entry, make_round


def make_signed_edition(year: int = 2569, *, winners: int = 1, owner: User | None = None) -> Edition:
    edition = make_edition(year, state=EditionState.NATIONAL_JUDGING, name_en="Best Online Community Products")
    make_round(edition)
    tier = edition.tiers.get()
    Slot.objects.filter(tier=tier).update(quantity=winners)
    for place in range(1, winners + 1):
        product = make_product(f"ผ้าไหมผืนที่ {place}", shop=make_shop(owner=owner or make_user("แม่บัวลา")))
        entry = make_entry(edition, product)
        Award.objects.create(slot=tier.slots.get(), entry=entry, place=place, citation_th="ทออย่างประณีต")
    signer = make_user("ผู้ลงนาม")
    SignOff.objects.bulk_create(SignOff(party=party, sha256="0" * 64, by=signer) for party in edition.parties.all())
    Edition.objects.filter(pk=edition.pk).update(state=EditionState.SIGNED_OFF)
    edition.refresh_from_db()
    return edition
