"""The people of the awards, each signed in."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from netpracharat.accounts import roles
from netpracharat.accounts.models import User
from tests.factories import make_user


def with_role(role: str) -> User:
    user = make_user(role, is_staff=True)
    user.groups.add(Group.objects.get_or_create(name=role)[0])
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def no_second_step(settings):
    """Staff come in without TOTP, as in the demo."""
    settings.DEMO = True


@pytest.fixture
def secretary(no_second_step):
    """Runs the edition, and neither enters nor votes."""
    return with_role(roles.SECRETARY)


@pytest.fixture
def officer(no_second_step):
    """Screens entries."""
    return with_role(roles.OFFICER)
