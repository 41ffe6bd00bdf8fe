"""The demo market: what is written down is fit to be sold, it opens once, and only in the demo."""

from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import override_settings
from django.urls import reverse
from PIL import Image

from awards.models import Award, Edition, ScoreSheet
from netpracharat import pictures
from netpracharat.accounts.models import User
from netpracharat.accounts.tasks import send_letter
from netpracharat.demo import art, catalogue, market, people, studio
from netpracharat.places.models import Village
from netpracharat.thai import phones
from orders.models import Notice, Order
from products import running_low
from products.models import Category, Mark, Matter, Product, ProductBadge, Question, Review, ReviewPhoto
from shops.models import Shop, ShopMember
from shops.states import ShopState
from training.models import Session, TrainingRecord

STALLS = catalogue.read()
GOODS = list(chain.from_iterable(stall.goods for stall in STALLS))
SIDE = 40


def test_catalogue_has_shops_of_all_four_regions():
    assert Counter(stall.region for stall in STALLS) == {"north": 6, "northeast": 6, "central": 6, "south": 4}


@pytest.mark.django_db
def test_catalogue_has_goods_of_all_five_categories():
    assert {goods.category for goods in GOODS} == set(Category.objects.values_list("slug", flat=True))
    assert len(GOODS) == 60


@pytest.mark.parametrize("goods", GOODS, ids=lambda goods: goods.name_en)
def test_goods_have_all_that_a_page_shows(goods):
    assert goods.motif in art.MOTIFS
    assert all((goods.name, goods.name_en, goods.description, goods.unit, goods.weight))
    assert len(goods.name) <= Product._meta.get_field("name").max_length
    assert all(choice.price > 0 for choice in goods.choices)


@pytest.mark.parametrize("stall", STALLS, ids=lambda stall: stall.name_en)
def test_stall_has_a_story_and_a_telephone(stall):
    assert stall.story
    assert stall.kind in Shop.Kind.values
    assert phones.normalise(stall.phone)


def test_names_are_each_used_once():
    assert len({stall.name for stall in STALLS}) == len(STALLS)
    assert len({goods.name for goods in GOODS}) == len(GOODS)
    assert len({goods.name_en for goods in GOODS}) == len(GOODS)


def test_load_demo_refuses_where_the_market_is_real(db, settings):
    settings.DEMO = False

    with pytest.raises(CommandError):
        call_command("load_demo")

    assert not User.objects.exists()


def test_people_are_not_offered_where_the_market_is_real(client, db, settings):
    settings.DEMO = False

    assert people.PASSWORD not in client.get(reverse("account_login")).content.decode()


@pytest.fixture(scope="module")
def market_of_the_module(django_db_setup, django_db_blocker, tmp_path_factory):
    """The whole market, its pictures not drawn; opened once for all tests here, and gone after them."""
    taken = defaultdict(lambda: [pictures.keep(Image.new("RGB", (SIDE, SIDE)))])
    folder = {"location": tmp_path_factory.mktemp("private")}
    media = tmp_path_factory.mktemp("media")
    private = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": folder}
    with (
        django_db_blocker.unblock(),
        override_settings(STORAGES=settings.STORAGES | {"private": private}, MEDIA_ROOT=media),
        transaction.atomic(),
    ):
        market.fill(STALLS, taken, side=SIDE)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def opened(market_of_the_module, db, settings):
    settings.DEMO = True


def test_fill_opens_every_shop_but_the_one_that_waits(opened):
    states = Counter(Shop.objects.values_list("state", flat=True))

    assert states == {ShopState.APPROVED: 21, ShopState.SUBMITTED: 1}


def test_fill_puts_all_goods_on_the_shelf_with_photos(opened):
    assert Product.objects.count() == len(GOODS)
    assert Product.objects.on_sale().count() == len(GOODS) - 1
    assert not Product.objects.filter(photos=None).exists()
    assert Product.objects.filter(search_row__is_in_stock=False).count() == 1


def test_fill_brings_the_villages_and_their_broadband(opened):
    assert Counter(Village.objects.values_list("broadband", flat=True)) == {"connected": 44, "planned": 21, "none": 1}


def test_fill_leaves_an_order_in_each_state_at_the_owners_desk(opened):
    orders = Order.objects.filter(shop__members__user__email="owner@example.com")

    assert Counter(orders.values_list("state", flat=True)) == {
        "pending": 2,
        "confirmed": 10,
        "completed": 1,
        "cancelled": 1,
    }


def test_fill_leaves_no_letters_to_send(opened):
    assert not Notice.objects.filter(sent_at=None).exists()
    on_their_way = [getattr(call, "func", None) for _savepoints, call, _robust in connection.run_on_commit]
    assert send_letter.defer not in on_their_way


def test_fill_names_accounts_that_no_bank_has(opened):
    targets = Shop.objects.values_list("promptpay__target", flat=True)

    assert all(target.startswith("0000000000") for target in targets)


def test_fill_announces_twelve_winners_and_leaves_judges_something_to_score(opened):
    assert list(Edition.objects.values_list("year", "state")) == [
        (2570, "nomination"),
        (2569, "regional"),
        (2561, "announced"),
    ]
    assert Edition.objects.get(year=2561).announced_at.year < 2020
    tiers = Award.objects.filter(certificate__isnull=False).values_list("slot__tier__slug", flat=True)
    assert Counter(tiers) == {"national": 3, "regional": 4, "model": 5}
    assert ProductBadge.objects.awards().count() == 12
    waiting = ScoreSheet.objects.filter(member__panel__round__edition__year=2569, state="assigned")
    assert Counter(waiting.values_list("member__judge__email", flat=True)) == {
        "judge1@example.com": 4,
        "judge2@example.com": 8,
        "judge3@example.com": 12,
    }


def test_fill_checks_marks_and_leaves_one_to_check(opened):
    states = Counter(Mark.objects.values_list("state", flat=True))
    assert states == {"approved": 11, "waiting": 1, "sent_back": 1}
    assert ProductBadge.objects.exclude(kind=ProductBadge.AWARD).count() == 11


def test_fill_leaves_a_session_to_come_and_one_with_certificates(opened):
    assert sorted(Session.objects.values_list("state", flat=True)) == ["open", "verified"]
    assert TrainingRecord.objects.filter(certificate__kind="TR").count() == 3


def test_fill_has_buyers_talk_and_shops_answer(opened):
    scarf = Product.objects.get(name_en="Indigo cotton scarf")

    assert (scarf.stars, scarf.shop.stars) == ([0, 0, 0, 1, 2], [0, 1, 0, 1, 3])
    assert (Review.objects.count(), Review.objects.exclude(answer="").count()) == (10, 4)
    assert ReviewPhoto.objects.count() == 2
    assert (Question.objects.count(), Question.objects.unanswered().count()) == (4, 2)
    assert [matter.kind for matter in Matter.objects.waiting()] == ["review"]


def test_fill_has_goods_ordered_ahead_and_a_shop_with_few_left(opened):
    assert Product.objects.filter(sent_from__isnull=False).get().preorder_most == 90
    assert Product.objects.filter(weekly_capacity__isnull=False).get().lead_days == 21
    assert running_low.of(Shop.objects.get(members__user__email="owner@example.com")).exists()


def test_fill_lets_a_volunteer_help_for_a_month(opened):
    [helped] = ShopMember.objects.filter(user__email="volunteer@example.com")

    assert (helped.role, helped.shop.helper_acts.count()) == ("helper", 4)


def test_load_demo_is_done_once(opened, capsys):
    call_command("load_demo")

    assert capsys.readouterr().out == "The demo market is loaded already.\n"
    assert Shop.objects.count() == len(STALLS)


@pytest.mark.parametrize("person", people.PEOPLE, ids=lambda person: person.key)
def test_person_signs_in_with_one_tap(opened, client, person):
    page = client.get(reverse("account_login")).content.decode()
    answer = client.post(reverse("account_login"), {"login": person.sign_in, "password": person.password})

    assert f'name="login" value="{person.sign_in}"' in page
    assert answer.status_code == 302


def test_take_keeps_a_whole_picture_and_one_from_near(media):
    shot = studio.Shot("basket", seed=1, side=SIDE, also_close=True)

    with ThreadPoolExecutor(1) as executor:
        whole, close = studio.take_all([shot, shot], executor)[shot]

    assert (whole.width, close.width) == (SIDE, 21)
    assert pictures.exists(whole.key)
    assert pictures.exists(close.key)
