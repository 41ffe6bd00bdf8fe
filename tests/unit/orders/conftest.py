"""Whatever a test of orders does, the books must balance after it."""

from collections.abc import Iterator

import pytest

from orders import books


@pytest.fixture(autouse=True)
def books_balance(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("django_db"):
        assert books.complaints() == []
