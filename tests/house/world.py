"""A small world with one of everything, and the people who knock at every door of it."""

import base64
from dataclasses import dataclass, field
from types import SimpleNamespace

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.test import Client
from django.utils import timezone

from awards import announcing
from awards.states import EditionState, EntryState
from netpracharat import pictures
from netpracharat.accounts import roles
from netpracharat.accounts.models import User
from netpracharat.places.models import Province
from orders import lifecycle, parcels, payments
from orders.models import Purchase
from products.models import Photo
from products.search import index
from products.states import BulkState
from shops import members, money
from shops.models import PromptPayAccount, ShopMember
from tests.factories import make_product, make_shop, make_user
from tests.unit.awards.factories import make_edition, make_entry
from tests.unit.awards.signed import make_signed_edition
from tests.unit.certificates.factories import make_certificate
from tests.unit.orders.factories import make_case, make_code, make_order, make_received_order, make_sent_order
from tests.unit.products.factories import make_decision, make_fair, make_mark, make_question, make_review
from tests.unit.training.factories import make_enrolment, make_person, make_session
from training.lessons import catalogue
from training.models import TeacherShopLink

# guest: not signed in · buyer: bought something · packer, seller, owner: of the shop looked at
# rival: owns another shop · officer: of the ministry
PEOPLE = ("guest", "buyer", "packer", "seller", "owner", "rival", "officer")
ONE_PIXEL = base64.b64decode(
    "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
)  # a GIF: browsers look past the name
NO_PHOTO = SimpleNamespace(name="aa/aaaa-320", ending="jpg")


@dataclass
class World:
    users: dict[str, User]
    # What the addresses need: url keyword → value, for the one shop, product and order of this world.
    things: dict[str, object] = field(default_factory=dict)

    def client(self, person: str) -> Client:
        client = Client(raise_request_exception=False)
        if person != "guest":
            client.force_login(self.users[person], "allauth.account.auth_backends.AuthenticationBackend")
        return client


def build() -> World:
    users = {person: make_user(person, email=f"{person}@example.com") for person in PEOPLE[1:]}
    users["officer"].groups.add(Group.objects.get_or_create(name=roles.OFFICER)[0])
    User.objects.filter(pk=users["officer"].pk).update(is_staff=True)
    shop = make_shop(owner=users["owner"])
    make_shop("ร้านอื่น", owner=users["rival"])
    for role in (ShopMember.Role.PACKER, ShopMember.Role.SELLER):
        ShopMember.objects.create(shop=shop, user=users[role], role=role)
    product = make_product(shop=shop)
    index.refresh([product.pk])  # so that lists have something to show
    order = make_order(shop=shop, by=users["buyer"])
    ended = make_order(shop=shop)
    slip = ended.payments.get().slips.create(picture=kept_slip())
    payments.confirm(slip.payment, by=users["owner"])
    lifecycle.cancel(ended, "ของหมด", by=users["owner"])
    refund = ended.refunds.get()
    type(refund).objects.update(evidence=slip.picture)
    came = make_sent_order(product=product, quantity=1)
    parcels.deliver(came, by=None)
    Purchase.objects.filter(pk=came.purchase_id).update(buyer=users["buyer"])
    argued = make_received_order(shop=shop)
    Purchase.objects.filter(orders=argued).update(buyer=users["buyer"])
    case = make_case(argued)
    edition = make_edition(state=EditionState.NOMINATION)
    session = make_session()
    teacher = make_person(user=users["buyer"], is_public_since=timezone.now())
    things = {
        "province": Province.objects.get(slug="sakon-nakhon"),
        "sheet": SimpleNamespace(ending="csv"),
        "sitemap": SimpleNamespace(section="products", number=0),
        "shop": shop,
        "product": product,
        "fair": make_fair(products=[product]),
        "variant": product.variants.get(),
        "bulk_list": shop.bulk_lists.create(name="goods.csv", state=BulkState.CHECKED),
        "order": order,
        "ended": ended,
        "came": came,
        "line": came.lines.get(),
        "review": make_review(product),
        "question": make_question(product),
        "mark": make_mark(product, document=slip.picture),
        "decision": make_decision(product),
        "reported": SimpleNamespace(kind="product", pk=product.pk),
        "slip": slip,
        "refund": refund,
        "argued": argued,
        "case": case,
        "discount": make_code(shop),
        "case_photo": case.photos.create(picture=slip.picture),
        "packer": shop.members.get(user=users["packer"]),
        "invitation": members.invite(shop, ShopMember.Role.PACKER, by=users["owner"]),
        "change": money.ask(shop, PromptPayAccount(kind="phone", target="0899999999", holder="ก"), by=users["owner"]),
        "photo": Photo.objects.create(product=product, key=kept_photo(), width=640, height=480),
        "no_photo": NO_PHOTO,
        "certificate": make_certificate(),
        "award": announced_award(),
        "lesson": catalogue.lessons("th")[0],
        "edition": edition,
        "session": session,
        "session_day": session.days.first(),
        "enrolment": make_enrolment(session),
        "teacher": teacher,
        "helped": TeacherShopLink.objects.create(person=teacher, shop=shop, how=TeacherShopLink.How.PHOTOS),
        "entry": make_entry(edition, product, state=EntryState.NOMINATED),
    }
    return World(users, things)


def announced_award() -> SimpleNamespace:
    """What the addresses of a winner need; of an edition that is over."""
    edition = make_signed_edition(2561)
    announcing.announce(edition, by=None)
    entry = edition.entries.get()
    return SimpleNamespace(year=edition.year, tier="national", region=entry.region_id, number=entry.number)


def kept_photo(key: str = "ofthewalk") -> str:
    """The key of a photo's files, which serve every test."""
    for path in pictures.paths(key):
        if not default_storage.exists(path):
            default_storage.save(path, ContentFile(ONE_PIXEL))
    return key


def kept_slip() -> str:
    """The name of a picture in private storage; one file serves every test."""
    name = "slips/of-the-walk.jpg"
    if not storages["private"].exists(name):
        storages["private"].save(name, ContentFile(b"\xff\xd8 a slip"))
    return name
