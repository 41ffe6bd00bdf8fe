"""The walk through the awards in the admin: every page × every person × GET and POST, against awards_doors.py."""

import pytest
from django.urls import reverse

from awards.admin import judging
from tests.house import awards_world as worlds
from tests.house.awards_doors import DOORS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]


def test_every_page_of_the_judges_desk_is_on_the_list():
    assert {name for _at, _view, name in judging.PAGES} - set(DOORS) == set()


@pytest.mark.parametrize("name", DOORS)
def test_door_lets_in_whom_it_should(name):
    world, door = worlds.build(), DOORS[name]
    address = reverse(f"admin:awards_{name}", args=[world.things[row].pk for row in door.rows])
    for method in ("GET", "POST"):
        seen = {person: getattr(world.client(person), method.lower())(address).status_code for person in worlds.PEOPLE}
        assert seen == door.expected(method), f"{method} {address}"
