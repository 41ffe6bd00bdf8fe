"""What a test of entering stands on: an edition that takes nominations, a shop with its product, an officer."""

from django.contrib.auth.models import Group
from PIL import Image

from awards.entering import nomination
from awards.entering.nomination import Application
from awards.models import Edition, Entry
from awards.states import EditionState
from netpracharat import pictures
from netpracharat.accounts import roles
from netpracharat.accounts.models import User
from products.models import Product
from tests.factories import make_product, make_shop, make_user
from tests.unit.awards.factories import make_edition


def make_open_edition(**fields: object) -> Edition:
    return make_edition(state=EditionState.NOMINATION, **fields)


def make_person(role: str, name: str = "เจ้าหน้าที่") -> User:
    person = make_user(name, is_staff=role != roles.TRAINER)
    person.groups.add(Group.objects.get_or_create(name=role)[0])
    return person


def make_goods(*, owner: User | None = None, photos: int = 1, **fields: object) -> Product:
    """A product on the shelf of a shop of its own, with photos whose files exist."""
    product = make_product(shop=make_shop(owner=owner or make_user("แม่บัวลา")), **fields)
    for position in range(photos):
        kept = pictures.keep(Image.new("RGB", (32, 24), "teal"))
        product.photos.create(key=kept.key, width=kept.width, height=kept.height, position=position)
    return product


def written(edition: Edition, **texts: str) -> Application:
    words = {"community": "รวมกลุ่มกัน", "marketing": "ขายทางเน็ต", "quality": "ย้อมสีธรรมชาติ"}
    return Application(edition.categories.get(), **(words | texts))


def owner_of(product: Product) -> User:
    return product.shop.members.get(role="owner").user


def nominated(edition: Edition, product: Product | None = None) -> Entry:
    product = product or make_goods(photos=0)
    return nomination.nominate(product, written(edition), by=owner_of(product))
