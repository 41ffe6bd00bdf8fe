"""Dates in the admin are in the Buddhist Era, shown and typed, whoever's model it is."""

import datetime as dt

import pytest
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.db.models import DateField, DateTimeField
from django.utils import dateformat, translation

from netpracharat.accounts import roles
from netpracharat.accounts.models import User
from netpracharat.fields import ThaiDateField, ThaiMomentField
from products.models import SearchMiss
from tests.factories import make_user

pytestmark = pytest.mark.django_db
DAY = dt.datetime(2024, 2, 29, 3, 0, tzinfo=dt.UTC)  # 10:00 in Bangkok; 29/02/2567 is a day that Django refuses


@pytest.fixture
def somsri(client, demo):
    officer = make_user("วันเพ็ญ")
    roles.give(officer, [roles.OFFICER], runs_the_site=False)
    client.force_login(officer)
    somsri = make_user("สมศรี")
    User.objects.filter(pk=somsri.pk).update(joined_at=DAY)
    LogEntry.objects.log_actions(officer.pk, [somsri], CHANGE, "โทรแล้ว", single_object=True)
    LogEntry.objects.update(action_time=DAY)
    return somsri


@pytest.mark.parametrize("page", ["", "{}/change/", "{}/history/"])
def test_list_page_and_history_show_buddhist_years(client, somsri, page):
    shown = client.get(f"/admin/accounts/user/{page.format(somsri.pk)}").content.decode()
    assert ["29 ก.พ. 2567 10:00 น." in shown, "2024" in shown] == [True, False]


def test_english_pages_keep_christian_years(client, somsri):
    client.cookies["language"] = "en"
    assert "Feb. 29, 2024" in client.get("/admin/accounts/user/").content.decode()


def test_years_of_the_date_hierarchy_are_buddhist_and_their_links_work(client, somsri):
    User.objects.filter(name="วันเพ็ญ").update(is_superuser=True)
    for year in (2024, 2025):
        SearchMiss.objects.create(query="ผ้า", day=dt.date(year, 2, 28))
    page = client.get("/admin/products/searchmiss/").content.decode()
    assert ['day__year=2024">2567</a>' in page, 'day__year=2025">2568</a>' in page] == [True, True]
    assert "2567" in client.get("/admin/products/searchmiss/?day__year=2024").content.decode()


def test_short_years_are_of_the_same_era():
    assert dateformat.format(DAY, "j/n/y") == "29/2/67"
    with translation.override("en"):
        assert dateformat.format(DAY, "j/n/y") == "29/2/24"


@pytest.mark.parametrize(("of_model", "of_form"), [(DateField, ThaiDateField), (DateTimeField, ThaiMomentField)])
def test_every_admin_takes_buddhist_years(of_model, of_form):
    given = {type(model_admin).__name__: model_admin.formfield_overrides[of_model]["form_class"]
             for model_admin in admin.site._registry.values()}  # fmt: skip
    assert set(given.values()) == {of_form}


@pytest.mark.parametrize("typed", ["29/2/2567 10:00", "29 ก.พ. 67 10.00 น.", "๒๙/๒/๒๕๖๗ ๑๐:๐๐", "2024-02-29 10:00"])
def test_moment_is_read_on_the_clocks_of_thailand(typed):
    assert ThaiMomentField().clean(typed) == DAY


def test_moment_is_shown_as_it_is_typed():
    assert ThaiMomentField().prepare_value(DAY) == "29/2/2567 10:00"
    assert not ThaiMomentField().has_changed(DAY, "29/2/2567 10:00")


@pytest.mark.parametrize("typed", ["29/2/2567", "29/2/2567 24:00", "29/2/2567 10:60", "30/2/2567 10:00", "พรุ่งนี้ 10:00"])
def test_what_is_no_moment_is_refused_in_a_sentence(typed):
    with pytest.raises(Exception, match=r"กรุณา|ไม่มี"):
        ThaiMomentField().clean(typed)
