"""Seats of a panel and the entries before it."""

from django.db.models import QuerySet

from awards.models import Entry, Panel, PanelMember


def sitting(panel: Panel) -> QuerySet[PanelMember]:
    """Members who have not been replaced."""
    return panel.members.filter(replaced_at=None)


def entries_of(panel: Panel) -> QuerySet[Entry]:
    """Entries that came into the panel's round and are of its region and category."""
    found = Entry.objects.accepted().filter(advancements__round=panel.round_id)
    if panel.region_id:
        found = found.filter(region=panel.region_id)
    return found.filter(category=panel.category_id) if panel.category_id else found
