"""The walk through the training: every page × every person × GET and POST, against training_doors.py."""

from collections.abc import Iterable, Iterator

import pytest
from django.contrib import admin
from django.urls import URLResolver

from tests.house import training_world as worlds
from tests.house.training_doors import DOORS, address_of
from training import urls

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]


def names(patterns: Iterable) -> Iterator[str]:
    for pattern in patterns:
        yield from names(pattern.url_patterns) if isinstance(pattern, URLResolver) else [pattern.name or ""]


def test_every_page_of_the_training_is_on_the_list():
    in_admin = {f"admin:{name}" for name in names(admin.site.urls[0]) if name.startswith("training_")}
    assert in_admin | set(names(urls.urlpatterns)) == set(DOORS)


@pytest.mark.parametrize("name", DOORS)
def test_door_lets_in_whom_it_should(name):
    world, door = worlds.build(), DOORS[name]
    address = address_of(name, world.things)
    for method in ("GET", "POST"):
        seen = {person: getattr(world.client(person), method.lower())(address).status_code for person in worlds.PEOPLE}
        assert seen == door.expected(method), f"{method} {address}"
