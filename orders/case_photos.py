"""Photos of what is wrong with an order: opened safely, kept where only a permission leads."""

from collections.abc import Iterable
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils.translation import gettext as _

from netpracharat import codes, pictures
from netpracharat.pictures import PictureError
from netpracharat.refusals import Refusal
from orders.models import Case
from orders.slips import LONGEST_SIDE
from orders.states import CaseState
from orders.steps import lock

MOST = 5


def add(case: Case, files: Iterable[IO[bytes]]) -> list[str]:
    """The answer says, in sentences, what is wrong with those that can't be taken."""
    sentences = []
    for file in files:
        try:
            _refuse_more(case)
            _keep(case, pictures.as_jpeg(pictures.open_safely(file, longest=LONGEST_SIDE)))
        except (PictureError, Refusal) as problem:
            sentences.append(f"{file.name}: {problem}")
    return sentences


def drop(names: Iterable[str]) -> None:
    for name in names:
        storages["private"].delete(name)


def _keep(case: Case, jpeg: bytes) -> None:
    name = storages["private"].save(f"cases/{codes.secret_token()}.jpg", ContentFile(jpeg))
    try:
        _record(case, name)
    except BaseException:
        drop([name])  # no file without its row
        raise


@transaction.atomic
def _record(case: Case, name: str) -> None:
    lock(case.order_id)
    _refuse_more(case)
    case.photos.create(picture=name)


def _refuse_more(case: Case) -> None:
    if Case.objects.filter(pk=case.pk, state=CaseState.CLOSED).exists():
        raise Refusal(_("The case is closed."))
    if case.photos.count() >= MOST:
        raise Refusal(_("A case has at most %(count)d photos.") % {"count": MOST})
