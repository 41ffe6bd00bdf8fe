"""Telling of a shop that one helped, and the shop's answer on its own pages and in public."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_shop, make_user
from tests.unit.training.factories import make_person
from tests.views.training.test_teachers import Teacher
from training.models import TeacherShopLink

pytestmark = pytest.mark.django_db
TELL = reverse("training_help_shop")


@pytest.fixture
def teacher():
    return Teacher()


@pytest.fixture
def shop():
    return make_shop("กลุ่มทอผ้าบ้านหนองบัว", owner=make_user())


def at(shop) -> Client:
    """The shop's owner."""
    client = Client()
    client.force_login(shop.members.get().user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def address(name: str, link: TeacherShopLink) -> str:
    return reverse(f"shop_teacher_{name}", args=(link.shop.slug, link.pk))


def claimed(teacher: Teacher, shop) -> TeacherShopLink:
    return TeacherShopLink.objects.create(person=teacher.person, shop=shop, how="photos")


def test_teacher_tells_of_a_shop_and_takes_it_back(teacher, shop):
    response = teacher.client.post(TELL, {"shop": "หนองบัว", "how": "opened"})
    link = TeacherShopLink.objects.get()
    assert (response.headers["Location"], link.shop, link.how) == (reverse("training_me"), shop, "opened")
    assert list(teacher.page().context["links"]) == [link]
    teacher.client.post(reverse("training_take_back", args=(link.pk,)))
    link.refresh_from_db()
    assert link.state == "ended"


def test_of_several_shops_one_is_chosen(teacher, shop):
    other = make_shop("กลุ่มจักสานบ้านหนองบัว")
    typed = {"shop": "หนองบัว", "how": "opened"}
    page = teacher.client.post(TELL, typed)
    assert list(page.context["form"].errors) == ["chosen"]
    page = teacher.client.post(TELL, typed | {"chosen": str(make_shop("ร้านอื่น").pk)})
    assert list(page.context["form"].errors) == ["chosen"]
    assert TeacherShopLink.objects.count() == 0
    teacher.client.post(TELL, typed | {"chosen": str(other.pk)})
    assert TeacherShopLink.objects.get().shop == other


def test_shop_that_nobody_knows_is_answered_beside_the_field(teacher):
    page = teacher.client.post(TELL, {"shop": "ร้านในฝัน", "how": "opened"})
    assert list(page.context["form"].errors) == ["shop"]
    assert TeacherShopLink.objects.count() == 0


def test_nobody_takes_back_what_another_told(teacher, shop):
    link = TeacherShopLink.objects.create(person=make_person(), shop=shop, how="photos")
    assert teacher.client.post(reverse("training_take_back", args=(link.pk,))).status_code == 404
    link.refresh_from_db()
    assert link.state == "claimed"


def test_shop_confirms_names_and_ends(teacher, shop):
    link, owner = claimed(teacher, shop), at(shop)
    seen = []
    for name, data in (
        ("confirm", {"is_named": "no"}),
        ("name", {"is_named": "yes"}),
        ("name", {"is_named": "no"}),
        ("end", {}),
    ):
        owner.post(address(name, link), data)
        link.refresh_from_db()
        seen.append((link.state, link.shop_may_be_named))
    assert seen == [("confirmed", False), ("confirmed", True), ("confirmed", False), ("ended", False)]


def test_shop_declines(teacher, shop):
    link = claimed(teacher, shop)
    at(shop).post(address("decline", link))
    link.refresh_from_db()
    assert (link.state, link.answered_by) == ("declined", shop.members.get().user)


def test_shop_answers_for_itself_alone(teacher, shop):
    link = claimed(teacher, shop)
    other = make_shop("ร้านอื่น", owner=make_user())
    page = at(other).post(reverse("shop_teacher_confirm", args=(other.slug, link.pk)), {"is_named": "yes"})
    link.refresh_from_db()
    assert (page.status_code, link.state) == (404, "claimed")


def test_desk_of_the_shop_says_that_a_teacher_waits(teacher, shop):
    desk = reverse("shop_desk", args=(shop.slug,))
    assert doors(at(shop).get(desk), shop) == []
    claimed(teacher, shop)
    assert doors(at(shop).get(desk), shop) == [1]


def doors(page, shop) -> list[int]:
    url = reverse("shop_teachers", args=(shop.slug,))
    return [door.waiting for door in page.context["doors"] if door.url == url]


def test_public_pages_name_each_other_once_both_agree(teacher, shop):
    link, public = claimed(teacher, shop), Client()
    shop_page = reverse("shop_page", args=(shop.slug,))
    profile = reverse("training_teacher", args=(teacher.person.public_id,))
    assert public.get(shop_page).context["mentions"] == []
    at(shop).post(address("confirm", link), {"is_named": "yes"})
    [mention] = public.get(shop_page).context["mentions"]
    assert (mention.links, mention.sentence) == ([], "1 คน")
    teacher.client.post(reverse("training_publish"))
    [mention] = public.get(shop_page).context["mentions"]
    assert (mention.links, mention.sentence) == ([("บัวผัน ทอผ้าเก่ง", profile)], "")
    assert f'href="{shop_page}"' in public.get(profile).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_with_one_and_with_many_teachers(shop, number, django_assert_num_queries):
    owner = at(shop)
    for _each in range(number):
        TeacherShopLink.objects.create(person=make_person(), shop=shop, how="photos")
    with django_assert_num_queries(5):
        owner.get(reverse("shop_teachers", args=(shop.slug,)))
