"""Where trainers come to their desk from: the sign-in."""

from django.urls import reverse

from netpracharat.accounts.models import User


def home_of(user: User) -> str | None:
    """Where somebody who works at a centre starts the day."""
    return reverse("training_desk") if user.centre_posts.exists() else None
