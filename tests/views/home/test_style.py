"""The style page stands without a sign-in and without a database."""

import re


def test_style_page_holds_no_inline_style_or_script(client):
    page = client.get("/style/").content.decode()

    assert re.findall(r'<style|<script(?![^>]*src=)|\sstyle="|\son[a-z]+="', page) == []


def test_style_page_asks_the_database_nothing(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert client.get("/style/").status_code == 200


def test_missing_page_offers_a_way_on(client):
    response = client.get("/no-such-page/")

    assert (response.status_code, 'class="empty"' in response.content.decode()) == (404, True)
