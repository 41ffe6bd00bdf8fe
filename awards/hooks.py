"""Where rooms below call on the awards: doors on their pages, what waits for officers, what privacy asks for."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from awards import doors, privacy
from awards.entering import steps
from awards.models import Appeal, Entry
from awards.states import AppealState, EntryState
from awards.winners import papers, revocation
from netpracharat.accounts import privacy as accounts_privacy
from netpracharat.accounts import waiting
from netpracharat.certificates import keepers
from products import doors as product_doors
from shops import doors as shop_doors

product_doors.register(doors.of_products)
shop_doors.register(doors.of_shop)
accounts_privacy.register("awards", export=privacy.export, erase=privacy.erase)
keepers.register(papers.KIND, revocation.page_of)
waiting.register(
    _("entries to check"),
    "awards.screen_entry",
    rows=lambda _user: Entry.objects.filter(state=EntryState.NOMINATED, edition__state__in=steps.ENTERING),
    url=lambda: f"{reverse('admin:awards_entry_changelist')}?state__exact=nominated",
)
waiting.register(
    _("appeals to decide"),
    "awards.run_edition",
    rows=lambda _user: Appeal.objects.filter(state=AppealState.OPEN),
    url=lambda: reverse("admin:awards_appeals"),
)
