"""What belongs to a row and has rows of its own, gathered beside it in the same query."""

from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery


class Gathered(ArraySubquery):
    """Its SQL is put together once, as the querysets that it stands in are kept too: half the work of each query."""

    kept: tuple[str, tuple[Any, ...]] | None = None

    def as_sql(self, *args: Any, **options: Any) -> tuple[str, tuple[Any, ...]]:
        if self.kept is None:
            self.kept = super().as_sql(*args, **options)
        return self.kept

    def copy(self) -> Self:
        """A copy is made to stand elsewhere, where tables go by other names."""
        clone = super().copy()
        clone.kept = None
        return clone
