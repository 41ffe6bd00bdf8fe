"""Where rooms below call on the training: what happens at sign-in, where trainers land, what privacy asks for."""

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from netpracharat.accounts import landing
from netpracharat.accounts import privacy as accounts_privacy
from netpracharat.accounts.models import User
from training import doors, privacy
from training.lessons import catalogue, progress


@receiver(user_logged_in, dispatch_uid="training.take_lessons_along")
def take_lessons_along(request: HttpRequest | None, user: User, **_about: object) -> None:
    """Django's own signal: the one moment at which the guest's session and the user are both known."""
    if request is not None and progress.KEPT in request.session:
        progress.take_along(catalogue.lessons(settings.LANGUAGE_CODE), by=user, session=request.session)


accounts_privacy.register("training", export=privacy.export, erase=privacy.erase)
landing.register(doors.home_of)
