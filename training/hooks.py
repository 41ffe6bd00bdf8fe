"""Where rooms below call on the training: what happens at sign-in, where trainers land, what privacy asks for."""

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from netpracharat import uploads
from netpracharat.accounts import landing, waiting
from netpracharat.accounts import privacy as accounts_privacy
from netpracharat.accounts.models import User
from netpracharat.certificates import keepers
from products import mentions
from shops import doors as shop_doors
from training import doors, privacy
from training.lessons import catalogue, progress
from training.models import ImportBatch
from training.sessions import verifying
from training.states import BatchState

MOST_BYTES_OF_A_LIST = 400 * uploads.MEGABYTE  # a million rows as CSV have 280 MB


@receiver(user_logged_in, dispatch_uid="training.take_lessons_along")
def take_lessons_along(request: HttpRequest | None, user: User, **_about: object) -> None:
    """Django's own signal: the one moment at which the guest's session and the user are both known."""
    if request is not None and progress.KEPT in request.session:
        progress.take_along(catalogue.lessons(settings.LANGUAGE_CODE), by=user, session=request.session)


accounts_privacy.register(
    "training",
    export=privacy.export,
    erase=privacy.erase,
    offer=accounts_privacy.Offer(privacy.offer, privacy.erase_record),
)
landing.register(doors.home_of)
uploads.allow_staff("admin:training_importbatch_add", MOST_BYTES_OF_A_LIST)
waiting.register(
    _("lists of trained people to decide on"),
    "training.view_importbatch",
    rows=lambda officer: ImportBatch.objects.visible_to(officer).filter(state=BatchState.REPORTED),
    url=lambda: f"{reverse('admin:training_importbatch_changelist')}?state__exact={BatchState.REPORTED}",
)
keepers.register(verifying.KIND, verifying.page_of)
shop_doors.register(doors.of_shop)
mentions.register(doors.mention)
