"""The parts that every page is built of."""

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.test.html import parse_html

from netpracharat.page_context import site


class GoodsForm(forms.Form):
    name = forms.CharField(label="ชื่อสินค้า", help_text="ชื่อที่ลูกค้าอ่านแล้วรู้")
    story = forms.CharField(label="เรื่อง", required=False)
    size = forms.ChoiceField(label="ขนาด", choices=[("2", "1 × 2 ม.")], widget=forms.RadioSelect)
    secret = forms.CharField(widget=forms.HiddenInput)


def shown(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_field_names_its_error_and_its_help_to_a_screen_reader():
    html = shown("{% field form.name %}", form=GoodsForm({}))

    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert [html.count(f'id="id_name_{part}"') for part in ("error", "helptext")] == [1, 1]


def test_field_looks_the_same_when_django_renders_it():
    form = GoodsForm({})

    assert parse_html(form["name"].as_field_group()) == parse_html(shown("{% field form.name %}", form=form))


def test_field_escapes_what_was_typed():
    html = shown("{% field form.name %}", form=GoodsForm({"name": '"><script>'}))

    assert "<script>" not in html


def test_field_of_choices_is_a_group_with_a_legend():
    html = shown("{% field form.size chips=True %}", form=GoodsForm())

    assert [html.count(f"<{tag}") for tag in ("fieldset", "legend")] == [1, 1]


def test_form_errors_link_to_the_fields_that_need_a_look():
    html = shown("{% form_errors form %}", form=GoodsForm({"story": "x"}))

    assert [html.count(f'href="#{target}"') for target in ("id_name", "id_size", "id_story")] == [1, 1, 0]


def test_form_errors_say_nothing_of_a_form_without():
    assert shown("{% form_errors form %}", form=GoodsForm()).strip() == ""


def test_fold_escapes_its_summary_and_keeps_its_content():
    html = shown("{% fold summary %}<p>เนื้อหา</p>{% endfold %}", summary="<b>")

    assert ("&lt;b&gt;" in html, "<p>เนื้อหา</p>" in html) == (True, True)


@pytest.mark.parametrize(
    ("cookie", "count"), [("3", 3), ("", 0), ("๓", 0), ("-1", 0), ("1e9", 0), ("99999999", 0), ("<b>", 0)]
)
def test_basket_count_trusts_no_cookie(cookie, count):
    request = RequestFactory().get("/")
    request.COOKIES["basket_count"] = cookie

    assert site(request)["basket_count"] == count
