"""What no browser sends: each request gets an answer that blames the sender, or a page; never a 500."""

import pytest
from django.conf import settings
from django.test import Client

from tests.house import world as worlds

pytestmark = pytest.mark.django_db
HUGE = "9" * 40
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"
SESSION = settings.SESSION_COOKIE_NAME

# What is sent, by whom: the status, the address, the headers.
ASKED = {
    "foreign host": (400, "/basket/", {"HTTP_HOST": "evil.example"}),
    "host with a path": (400, "/basket/", {"HTTP_HOST": "testserver/../x"}),
    "forwarded host is not believed": (200, "/basket/", {"HTTP_X_FORWARDED_HOST": "evil.example"}),
    "overlong path": (404, "/" + "ก" * 20_000, {}),
    "overlong query": (200, "/places/?place=" + "a" * 100_000, {}),
    "overlong cookie": (200, "/basket/", {"HTTP_COOKIE": "basket=" + "x" * 50_000}),
    "cookie of rubbish": (200, "/basket/", {"HTTP_COOKIE": 'basket="\\377;=; basket=\x01'}),
    "cookie with a NUL": (400, "/basket/", {"HTTP_COOKIE": r'basket="\000"'}),
    "session with a NUL": (400, "/account/", {"HTTP_COOKIE": rf'{SESSION}="abcdefgh\000"'}),
    "forged session": (302, "/account/", {"HTTP_COOKIE": f"{SESSION}=../../x"}),
    "language that is a path": (200, "/basket/", {"HTTP_COOKIE": "language=../../etc"}),
    "wild ranges": (200, "/basket/", {"HTTP_RANGE": "bytes=0-0,5-1,-999999999999"}),
    "wild conditions": (200, "/basket/", {"HTTP_IF_MODIFIED_SINCE": "yesterday", "HTTP_IF_NONE_MATCH": "*"}),
    "wild encodings": (200, "/basket/", {"HTTP_ACCEPT_ENCODING": "gzip;q=NaN, *;q=-1"}),
    "dots in the path": (404, "/static/../netpracharat/settings.py", {}),
    "encoded dots in a photo's path": (404, "/media/photos/%2e%2e/%2e%2e/secret-320.jpg", {}),
    "NUL in the path": (400, "/orders/%00/", {}),
    "broken UTF-8 in the path": (404, "/orders/%ff%fe/", {}),
    "huge id in the path": (404, f"/orders/x/slips/{HUGE}/", {}),
    "NUL in the query": (400, "/places/?place=%00", {}),
    "broken UTF-8 in the query": (200, "/places/?place=%ff%fe%c3%28", {}),
    "lone surrogate in the query": (200, "/places/?place=%ed%a0%80", {}),
    "one parameter in three ways": (200, "/places/?place=a&place=b&place[]=c", {}),
    "unknown order of a list": (200, "/products/?sort=password&sort=-1", {}),
    "unknown facets": (200, "/products/?category=%27--&province=../x&region=99&stock=maybe", {}),
    "prices upside down": (200, f"/products/?price_from={HUGE}&price_to=-1&min=NaN&max=1e999", {}),
    "page after nothing": (200, "/products/?after=AAAA%2F%2F&before=%F0%9F%92%A9&page=-1", {}),
    "search of brackets and operators": (200, "/products/?q=%28%28%28%26%7C%21%3A%2A%5C%27%22%25_", {}),
    "search for a novel": (200, "/products/?q=" + "ผ้าไหม" * 5_000, {}),
    "huge product": (404, f"/products/{HUGE}/", {}),
    "huge part of the sitemap": (404, f"/sitemap-products.xml?p={HUGE}", {}),
    "ten thousand parameters": (400, "/places/?" + "place=1&" * 10_000, {}),
}
# The status, the address, the body, its type.
SENT = {
    "ten thousand fields": (400, "/basket/add/", b"a=1&" * 10_000, FORM),
    "three megabytes of a field": (400, "/checkout/place/", b"key=" + b"x" * 3_000_000, FORM),
    "NUL in a hidden field": (302, "/basket/add/", b"variant=%00&quantity=%00", FORM),
    "NUL at sign-in": (200, "/sign-in/", b"login=%00&password=%00", FORM),
    "NUL at sign-up": (200, "/sign-up/", b"name=%00&contact=%00&password1=%00&agrees=on", FORM),
    "broken UTF-8 in a field": (200, "/sign-in/", b"login=%ff%fe&password=%c3%28", FORM),
    "negative and huge numbers": (302, "/basket/add/", b"variant=-1&quantity=" + HUGE.encode(), FORM),
    "huge id in a field": (302, "/basket/add/", b"quantity=1&variant=" + HUGE.encode(), FORM),
    "huge id in a field's name": (302, "/checkout/place/", b"key=1&seen=2&method-9999999999999999999999=cod", FORM),
    "one field three times": (302, "/basket/add/", b"variant=1&variant=2&variant=&quantity=1", FORM),
    "JSON for a form": (302, "/basket/add/", b'{"variant": 1}', "application/json"),
    "unknown type": (302, "/basket/add/", b"\x00\xff", "x/\x7f; charset=klingon"),
    "another charset": (400, "/basket/add/", b"variant=1", FORM + "; charset=utf-16"),
    "multipart without a boundary": (400, "/basket/add/", b"--x", "multipart/form-data"),
    "multipart cut off": (302, "/basket/add/", b'--x\r\nContent-Disposition: form-data; name="va', MULTIPART),
    "language to an outside page": (302, "/language/", b"language=xx&next=//evil.example/", FORM),
}


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("name", ASKED)
def test_what_is_asked_gets_an_answer(name, visitor):
    status, address, headers = ASKED[name]
    assert visitor.get(address, **headers).status_code == status


@pytest.mark.parametrize("name", SENT)
def test_what_is_sent_gets_an_answer(name, visitor):
    status, address, body, content_type = SENT[name]
    assert visitor.generic("POST", address, body, content_type).status_code == status


@pytest.mark.parametrize("method", ["PURGE", "TRACE", "DELETE", "PUT", "PATCH"])
def test_unknown_method_is_refused(method, visitor):
    assert visitor.generic(method, "/basket/").status_code == 405


@pytest.mark.parametrize("secret", ["", "x" * 64, "ก" * 64])
def test_form_without_its_secret_is_refused(secret):
    visitor = Client(enforce_csrf_checks=True)
    visitor.get("/sign-in/")
    refused = visitor.post("/basket/add/", {"csrfmiddlewaretoken": secret})
    assert refused.status_code == 403
    assert "หน้านี้เปิดค้างไว้นานเกินไป" in refused.content.decode()


@pytest.mark.parametrize("page", ["-1", "0", HUGE, "1e9", "'\"<", "๒"])
def test_page_of_a_list_that_does_not_exist_is_a_page_all_the_same(page):
    buyer = worlds.build().client("buyer")
    assert buyer.get("/account/orders/", {"page": page}).status_code == 200


def test_language_button_never_leads_outside(visitor):
    answer = visitor.post("/language/", {"language": "en", "next": "//evil.example/"})
    assert answer["Location"] == "/"
