"""Letters about decisions, to whom they are about: the author of the words, or the shop."""

from functools import partial

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from netpracharat.accounts import letters
from netpracharat.accounts.channels import Letter
from netpracharat.accounts.models import User
from products.models import Decision
from products.remark_letters import ANSWERS
from products.states import Verdict


def affected(decision: Decision) -> QuerySet[User]:
    """A guest has the page of the order instead."""
    matter = decision.matter
    if decision.verdict != Verdict.SUSPEND and matter.kind in ("review", "question"):
        return User.objects.filter(pk=matter.subject.author_id)
    return User.objects.filter(shop_memberships__shop=matter.about_shop, shop_memberships__role__in=ANSWERS).order_by(
        "pk"
    )


def tell(decision: Decision) -> None:
    """Of the decision, and later of the answer to the appeal."""
    letters.write_to(affected(decision), partial(letter, decision))


def letter(decision: Decision, user: User) -> Letter:
    say = {"what": decision.matter.about_what, "verdict": decision.get_verdict_display()}
    if decision.outcome:
        subject, words = _("Your appeal about %(what)s is answered") % say, decision.answer
    else:
        subject, words = _("An officer has decided about %(what)s: %(verdict)s") % say, decision.reason
    link = _("Read it here, and what you can do: %(url)s") % {"url": settings.SITE_URL + decision.get_absolute_url()}
    return Letter(subject, "\n\n".join((f"{user.name},", subject, words, link)) + "\n")
