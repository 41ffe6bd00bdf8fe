"""What buyers say of a product and what its shop answers: the plain values that pages show."""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _

from netpracharat import pictures
from netpracharat.languages import named
from products.catalogue.cards import AS_PICTURE, Cover
from products.models import Question, Review, ReviewPhoto

SHOWN_AT_ONCE = 3
PAGE = 20
COMMON = ("pk", "text", "said_at", "answer")
PHOTOS = ReviewPhoto.objects.filter(review=OuterRef("pk")).order_by("position", "pk")
AS_QUESTION = JSONObject(**{name: name for name in COMMON})
AS_REVIEW = JSONObject(
    **{name: name for name in COMMON},
    stars="stars",
    province_th="province__name_th",
    province_en="province__name_en",
    photos=ArraySubquery(PHOTOS.values(picture=AS_PICTURE)),
)


class Said(NamedTuple):
    """A review or a question in one language: equal ones are drawn once (see the tag `remarks`)."""

    kind: str  # review or question
    pk: int
    text: str
    on: dt.date
    answer: str
    by: str
    stars: int = 0
    photos: tuple[Cover, ...] = ()

    @classmethod
    def review(cls, row: Mapping[str, Any]) -> Self:
        by = _("A buyer from %(province)s") % {"province": named(row["province_th"] or "", row["province_en"] or "")}
        photos = tuple(Cover(**photo) for photo in row["photos"])
        return cls(*_common("review", row), by if row["province_th"] else _("A buyer"), row["stars"], photos)

    @classmethod
    def question(cls, row: Mapping[str, Any]) -> Self:
        return cls(*_common("question", row), _("Somebody asks"))

    @property
    def missing(self) -> range:
        """The stars that were not given."""
        return range(5 - self.stars)

    @property
    def given(self) -> range:
        return range(self.stars)

    def shown_photos(self) -> list[dict[str, object]]:
        alt = _("Photo of a buyer")
        full = pictures.WIDTHS[-1]
        return [pictures.as_photo(photo, alt) | {"full": pictures.url(photo.key, full)} for photo in self.photos]


def _common(kind: str, row: Mapping[str, Any]) -> tuple[str, int, str, dt.date, str]:
    said_at = dt.datetime.fromisoformat(row["said_at"])
    return kind, row["pk"], row["text"], timezone.localdate(said_at), row["answer"]


def newest(model: type[Review | Question]) -> QuerySet:
    """For a subquery beside a product: the first few."""
    rows = model.objects.shown().filter(product=OuterRef("pk")).order_by("-pk")[:SHOWN_AT_ONCE]
    return rows.values(said=AS_REVIEW if model is Review else AS_QUESTION)


def read(kind: str, rows: Iterable[Mapping[str, Any]]) -> list[Said]:
    make = Said.review if kind == "review" else Said.question
    return [make(row) for row in rows]


class Page(NamedTuple):
    said: list[Said]
    next_url: str


def page_of(model: type[Review | Question], product_id: int, before: str) -> Page:
    """The newest first; each page begins after the last one's end."""
    rows = _shown(model).filter(product=product_id)
    if before.isascii() and before.isdigit() and len(before) < 19:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows.order_by("-pk").values_list("said", flat=True)[: PAGE + 1])
    said = read(model._meta.model_name, found[:PAGE])
    return Page(said, f"?before={said[-1].pk}" if len(found) > PAGE else "")


@cache
def _shown(model: type[Review | Question]) -> QuerySet:
    return model.objects.shown().annotate(said=AS_REVIEW if model is Review else AS_QUESTION)
