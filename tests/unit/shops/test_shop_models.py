"""What the database itself says of shops, whoever writes them."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from shops.models import Shop
from tests.factories import make_shop

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("day", ["holiday_from", "holiday_to"])
def test_holiday_never_has_one_end_alone(day):
    make_shop()
    with pytest.raises(IntegrityError, match="shop_holiday_ends_after_it_begins"), transaction.atomic():
        Shop.objects.update(**{day: timezone.localdate()})
