"""Score sheets that judges filled in on paper, entered by a clerk with a picture of the paper."""

import io
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import Q, QuerySet

from awards.judging import scoring
from awards.judging.scoring import Filled
from awards.models import PanelMember, ScoreSheet
from awards.states import SheetState
from netpracharat import codes, pictures
from netpracharat.accounts.models import User

LONGEST_SIDE = 2200  # a page of A4 is still read


def seats() -> QuerySet[PanelMember]:
    """Judges of rounds that are open."""
    is_open = Q(panel__round__opened_at__isnull=False, panel__round__locked_at=None)
    seats = PanelMember.objects.filter(is_open, replaced_at=None)
    return seats.select_related("judge", "party", "panel__round__edition", "panel__region", "panel__category")


def sheets_of(member: PanelMember) -> QuerySet[ScoreSheet]:
    """What a clerk may enter or correct: never what the judge has scored at the desk."""
    not_begun = Q(state=SheetState.ASSIGNED) | Q(entered_by__isnull=False)
    return member.sheets.filter(not_begun).exclude(state=SheetState.RECUSED).select_related("entry")


def enter(sheet: ScoreSheet, filled: Filled, scan: bytes | None, *, by: User) -> bool:
    """As the judge's word, with the picture kept in private. False where somebody saved meanwhile."""
    with transaction.atomic():
        if not scoring.submit(sheet, filled, by=by):
            return False
        if scan:
            ScoreSheet.objects.filter(pk=sheet.pk).update(scan=keep(scan))
    return True


def read(file: IO[bytes]) -> bytes:
    """The picture as a clean JPEG; raises `pictures.PictureError` where it is none that we take."""
    encoded = io.BytesIO()
    pictures.open_safely(file, longest=LONGEST_SIDE).save(encoded, "JPEG", quality=80, optimize=True)
    return encoded.getvalue()


def keep(jpeg: bytes) -> str:
    return storages["private"].save(f"score-sheets/{codes.secret_token()}.jpg", ContentFile(jpeg))
