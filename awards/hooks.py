"""Where rooms below call on the awards: doors on their pages, what waits for officers, what privacy asks for."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from awards import doors, privacy
from awards.entering import steps
from awards.models import Entry
from awards.states import EntryState
from netpracharat.accounts import privacy as accounts_privacy
from netpracharat.accounts import waiting
from products import doors as product_doors
from shops import doors as shop_doors

product_doors.register(doors.of_products)
shop_doors.register(doors.of_shop)
accounts_privacy.register("awards", export=privacy.export, erase=privacy.erase)
waiting.register(
    _("entries to check"),
    "awards.screen_entry",
    rows=lambda _user: Entry.objects.filter(state=EntryState.NOMINATED, edition__state__in=steps.ENTERING),
    url=lambda: f"{reverse('admin:awards_entry_changelist')}?state__exact=nominated",
)
