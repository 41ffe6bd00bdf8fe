"""Consents, the copy of one's data, and erasure."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.core.serializers.json import DjangoJSONEncoder

from netpracharat.accounts import privacy
from netpracharat.accounts.models import Consent, User
from netpracharat.refusals import Refusal
from tests.factories import make_user

pytestmark = pytest.mark.django_db
NEWS = Consent.Purpose.NEWS


@pytest.fixture
def sections(monkeypatch):
    """The registry, empty, for a room of the test's own."""
    monkeypatch.setattr(privacy, "_sections", {})


def test_consent_given_twice_is_one_row():
    somsri = make_user()
    privacy.give_consent(somsri, NEWS)
    privacy.give_consent(somsri, NEWS)
    assert list(somsri.consents.values_list("purpose", "version", "withdrawn_at")) == [
        ("news", privacy.NOTICE_VERSION, None)
    ]


def test_news_can_be_withdrawn_and_given_again():
    somsri = make_user()
    privacy.give_consent(somsri, NEWS)
    privacy.withdraw_news_consent(somsri)
    assert not privacy.wants_news(somsri)
    privacy.give_consent(somsri, NEWS)
    assert privacy.wants_news(somsri)


def test_withdrawing_news_leaves_the_terms():
    somsri = make_user()
    privacy.give_consent(somsri, Consent.Purpose.TERMS)
    privacy.withdraw_news_consent(somsri)
    assert somsri.consents.get().withdrawn_at is None


def test_export_holds_the_account_and_every_room(sections):
    somsri = make_user("สมศรี", phone="+66812345678")
    privacy.give_consent(somsri, NEWS)
    privacy.register("orders", export=lambda user: [{"number": "NP-1", "by": user.name}], erase=lambda _user: None)
    copy = json.loads(json.dumps(privacy.export(somsri), cls=DjangoJSONEncoder))
    assert copy["account"]["phone"] == "+66812345678"
    assert copy["consents"][0]["purpose"] == "news"
    assert copy["orders"] == [{"number": "NP-1", "by": "สมศรี"}]
    assert "password" not in json.dumps(copy)


def test_erasure_forgets_who_it_was_and_keeps_the_row(sections):
    somsri = make_user("สมศรี", phone="+66812345678")
    EmailAddress.objects.create(user=somsri, email=somsri.email, verified=True, primary=True)
    privacy.erase(somsri)
    row = User.objects.get(pk=somsri.pk)
    assert (row.name, row.phone, row.email, row.is_active) == ("", None, None, False)
    assert row.erased_at is not None
    assert not row.has_usable_password()
    assert not EmailAddress.objects.filter(user=row).exists()


def test_erasure_reaches_every_room(sections):
    erased = []
    privacy.register("shops", export=lambda _user: None, erase=erased.append)
    somsri = make_user()
    privacy.erase(somsri)
    assert erased == [somsri]


def test_erasure_is_refused_while_a_room_objects(sections):
    erased = []
    privacy.register(
        "shops", export=lambda _user: None, erase=erased.append, objections=lambda _user: ["Close your shop first."]
    )
    somsri = make_user("สมศรี")
    with pytest.raises(Refusal, match="Close your shop first"):
        privacy.erase(somsri)
    assert erased == []
    assert User.objects.get(pk=somsri.pk).name == "สมศรี"


def test_two_erased_people_are_no_conflict(sections):
    privacy.erase(make_user())
    privacy.erase(make_user())
    assert User.objects.filter(erased_at__isnull=False, phone=None, email=None).count() == 2
