"""Django's own checks of a new password, answering in sentences that are translated."""

from django.contrib.auth import password_validation as django
from django.utils.translation import gettext as _


class LongEnough(django.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return _("Please make it 8 characters or more.")


class NotCommon(django.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("Many people use this password, so it is guessed first. Please choose another.")


class NotAboutYou(django.UserAttributeSimilarityValidator):
    """A phone number is no secret in a village, however it is written."""

    def get_error_message(self) -> str:
        return _("This is too much like your name, phone or e-mail. Please choose another.")
