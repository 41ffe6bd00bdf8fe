"""The pages of many goods at once: a table taken home, brought back, read line by line, and written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from products.bulk import running
from products.models import BulkItem, BulkList
from products.states import BulkAct, BulkState
from tests.factories import make_product, make_shop, make_user
from tests.unit.products.goods_lists import BASKET, checked, listed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_files")]


@pytest.fixture
def shop(client):
    shop = make_shop(owner=make_user())
    client.force_login(shop.members.get().user, "allauth.account.auth_backends.AuthenticationBackend")
    return shop


def address(name, shop, *args):
    return reverse(name, args=(shop.slug, *args))


def send(client, shop, content, name="รายการ.csv"):
    return client.post(address("shop_bulk", shop), {"file": SimpleUploadedFile(name, content)})


def test_list_is_sent_looked_at_and_written(client, shop):
    response = send(client, shop, listed(BASKET))
    bulk_list = BulkList.objects.get()
    assert response.url == address("shop_bulk_list", shop, bulk_list.pk)
    assert client.get(response.url).context["shown"].is_moving
    running.run_all()
    shown = client.get(response.url).context["shown"]
    assert ([line["code"] for line in shown.lines()], shown.to_write, shop.products.count()) == (["A01"], 1, 0)
    client.post(address("shop_bulk_write", shop, bulk_list.pk))
    running.run_all()
    assert client.get(response.url).context["bulk_list"].state == BulkState.WRITTEN
    assert shop.products.get().sku == "A01"


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n", b"PK\x03\x04 broken", "ชื่อ,ราคา,จำนวน\n".encode(), b"x" * (5 * 1024 * 1024 + 1)]
)
def test_what_is_no_list_is_told_beside_the_field(client, shop, content):
    response = send(client, shop, content)
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["file"])
    assert BulkList.objects.count() == 0


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_empty_table_filled_in_below_its_examples_is_read(client, shop, ending):
    content = b"".join(client.get(address("shop_bulk_blank", shop, ending)).streaming_content)
    if ending == "csv":
        content += "A01,ตะกร้า,,250,4\r\n".encode()
        assert [item.name for item in checked(shop, content).items.all()] == ["ตะกร้า"]
    else:
        send(client, shop, content, "goods.xlsx")
        running.run_all()
        assert BulkList.objects.get().trouble != ""  # examples alone are no goods


def test_endings_of_other_kinds_are_not_found(client, shop):
    assert client.get(address("shop_bulk_filled", shop, "pdf")).status_code == 404


def test_list_is_left(client, shop):
    bulk_list = checked(shop, listed(BASKET))
    client.post(address("shop_bulk_leave", shop, bulk_list.pk))
    bulk_list.refresh_from_db()
    assert (bulk_list.state, shop.products.count()) == (BulkState.LEFT, 0)


def test_page_of_a_list_costs_the_same_for_many_lines(client, shop, django_assert_num_queries):
    bulk_list = shop.bulk_lists.create(name="goods.csv", state=BulkState.CHECKED)
    for first, last in ((1, 3), (4, 300)):
        BulkItem.objects.bulk_create(
            BulkItem(bulk_list=bulk_list, number=number, lines=[[number, {"sku": str(number)}]], act=BulkAct.NEW)
            for number in range(first, last + 1)
        )
        with django_assert_num_queries(7):
            page = client.get(address("shop_bulk_list", shop, bulk_list.pk))
    assert len(page.context["shown"].lines()) == 50
    further = client.get(page.wsgi_request.path + page.context["shown"].next_url()).context["shown"].lines()
    assert [line["code"] for line in further[:2]] == ["51", "52"]


def test_taking_all_home_costs_the_same_for_many_goods(client, shop, django_assert_num_queries):
    for count in (3, 20):
        for _number in range(count):
            make_product(shop=shop)
        with django_assert_num_queries(7):
            b"".join(client.get(address("shop_bulk_filled", shop, "xlsx")).streaming_content)
