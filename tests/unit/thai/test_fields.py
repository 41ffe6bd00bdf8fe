"""Form fields take what people type, show what is stored, and answer in sentences."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from netpracharat import fields
from netpracharat.money import MoneyField


class Form(forms.Form):
    name = fields.FoldedCharField(max_graphemes=5)
    story = fields.FoldedCharField(widget=forms.Textarea, required=False)
    price = fields.MoneyFormField(min_value=1, max_value=5000)
    stock = fields.CountField(required=False)
    day = fields.ThaiDateField(required=False)
    phone = fields.PhoneField(required=False)


TYPED = {
    "name": "นํ้าผึ้ง",
    "story": "บรรทัดแรก\nบรรทัดสอง",
    "price": "฿1,250.50",
    "stock": "๑๒",
    "day": "29/02/2567",
    "phone": "081-234-5678",
}
STORED = {
    "name": "น้ำผึ้ง",
    "story": "บรรทัดแรก\nบรรทัดสอง",
    "price": Decimal("1250.50"),
    "stock": 12,
    "day": date(2024, 2, 29),
    "phone": "+66812345678",
}


def errors(**typed: str) -> dict[str, list[str]]:
    with translation.override("en"):
        return Form(TYPED | typed).errors


def test_typed_values_are_read():
    form = Form(TYPED)
    assert form.errors == {}
    assert form.cleaned_data == STORED


def test_fields_left_empty_are_empty():
    form = Form({"name": "ก", "price": "1"})
    assert form.is_valid()
    assert [form.cleaned_data[name] for name in ("story", "stock", "day", "phone")] == ["", None, None, ""]


@pytest.mark.parametrize(("language", "day"), [("th", "29/2/2567"), ("en", "29/2/2024")])
def test_stored_values_are_shown_our_way_and_read_back_unchanged(language, day):
    with translation.override(language):
        form = Form(initial=STORED)
        shown = {name: form[name].value() for name in STORED}
        assert shown == {
            "name": "น้ำผึ้ง",
            "story": STORED["story"],
            "price": "1,250.50",
            "stock": "12",
            "day": day,
            "phone": "081 234 5678",
        }
        again = Form(shown, initial=STORED)
        assert again.is_valid()
        assert again.changed_data == []


def test_change_is_noticed_even_when_it_is_broken():
    form = Form(TYPED | {"price": "ten", "stock": "13"}, initial=STORED)
    assert form.changed_data == ["price", "stock"]


def test_what_was_typed_wrongly_stays_as_it_was_typed():
    form = Form({"price": "1e3", "day": "30/2/2567", "phone": "12"})
    assert [form[name].value() for name in ("price", "day", "phone")] == ["1e3", "30/2/2567", "12"]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "ผ้าไหมไทย", "Please shorten this by 3 characters."),
        ("name", "ก\x00", "This text has a character that can't be stored."),
        ("price", "0.50", "Please write 1 or more."),
        ("price", "5,000.01", "Please write 5,000 or less."),
        ("price", "1e3", "Please write the amount in baht, such as 1,250 or 99.50."),
        ("stock", "1.5", "Please write a whole number, such as 12."),
        ("stock", "1\x00", "This text has a character that can't be stored."),
        ("day", "30/2/2567", "There is no such day in the calendar."),
        ("phone", "12", "This is no phone number; a Thai one looks like 081 234 5678."),
    ],
)
def test_refusal_is_one_sentence(field, typed, sentence):
    assert errors(**{field: typed}) == {field: [sentence]}


def test_length_is_counted_in_characters_seen():
    assert errors(name="ที่นี่ที่") == {}


def test_number_pads_are_asked_for():
    form = Form()
    modes = {name: form[name].field.widget.attrs.get("inputmode") for name in ("price", "stock")}
    assert modes == {"price": "decimal", "stock": "numeric"}
    assert form["phone"].field.widget.input_type == "tel"


def test_single_line_keeps_no_line_break():
    assert fields.FoldedCharField().clean(" ผ้า\n ไหม ") == "ผ้า ไหม"


def test_model_money_field_reads_what_people_type():
    field = MoneyField("price").formfield()
    assert (type(field), field.clean("1,250")) == (fields.MoneyFormField, Decimal(1250))


def test_model_money_field_refuses_what_its_column_cannot_hold():
    with pytest.raises(ValidationError):
        MoneyField("price").clean(Decimal("100000000"), None)


@pytest.mark.parametrize(("typed", "extension"), [("053-426-733 ต่อ 5", "ต่อ 5"), ("053426733 #12", "#12")])
def test_phone_with_an_extension_is_refused_by_a_sentence_that_names_it(typed, extension):
    with pytest.raises(ValidationError, match=f"“{extension}”"):
        fields.PhoneField().clean(typed)
