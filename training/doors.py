"""Where people come to the training from: the sign-in, a shop's desk, and a shop's public page."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netpracharat.accounts.models import User
from products.mentions import Mention
from shops.doors import Door
from shops.models import Shop
from training.states import LinkState
from training.teachers import helped


def home_of(user: User) -> str | None:
    """Where somebody who works at a centre starts the day."""
    return reverse("training_desk") if user.centre_posts.exists() else None


def of_shop(shop: Shop, user: User) -> Iterable[Door]:
    """Once a teacher has said to have helped it."""
    if not user.has_perm("shops.answer_for_shop", shop):
        return
    states = list(shop.teacher_links.values_list("state", flat=True))
    if states:
        url = reverse("shop_teachers", args=(shop.slug,))
        yield Door(_("Teachers who helped us"), url, "graduation-cap", states.count(LinkState.CLAIMED))


def mention(shop: Shop) -> Mention | None:
    """Teachers with a public profile by name, the others as a count."""
    found = helped.teachers_of(shop)
    if not (found.named or found.others):
        return None
    links = [(str(person), reverse("training_teacher", args=(person.public_id,))) for person in found.named]
    return Mention(_("Digital teachers helped this shop"), links, in_words(found), "graduation-cap")


def in_words(found: helped.Helped) -> str:
    if not found.others:
        return ""
    if found.named:
        sentence = ngettext("and %(count)d more teacher", "and %(count)d more teachers", found.others)
    else:
        sentence = ngettext("%(count)d teacher", "%(count)d teachers", found.others)
    return sentence % {"count": found.others}
