"""Money is Decimal baht: how models keep it, how it is read and how it is shown."""

from typing import Any

from django import forms
from django.db import models

from netpracharat.fields import MoneyFormField
from netpracharat.thai.amounts import AmountError, baht, parse_amount

__all__ = ["AmountError", "MoneyField", "baht", "parse_amount"]


class MoneyField(models.DecimalField):
    """Baht with two decimals, up to 99,999,999.99. The model itself says by CHECK what may be negative."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_digits": 10, "decimal_places": 2} | options)

    def formfield(self, **options: Any) -> forms.Field:
        return models.Field.formfield(self, **{"form_class": MoneyFormField} | options)
