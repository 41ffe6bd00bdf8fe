"""The first key to the admin."""

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_account_becomes_one_that_runs_the_site():
    somsri = make_user(phone="+66812345678")
    call_command("make_admin", "081 234 5678", verbosity=0)
    somsri.refresh_from_db()
    assert (somsri.is_staff, somsri.is_superuser) == (True, True)


@pytest.mark.parametrize("contact", ["0899999999", "nobody@example.com", "nonsense"])
def test_unknown_contact_is_refused(contact):
    with pytest.raises(CommandError):
        call_command("make_admin", contact)
