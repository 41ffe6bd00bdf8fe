"""The judge's desk hangs in the admin where score sheets would be listed: there is no list, history or delete page."""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from awards.admin.desk import clerk, look, queue, running, sheet
from awards.judging import paper
from awards.judging.queue import TO_DO
from awards.models import ScoreSheet
from netpracharat.accounts import waiting

PAGES = (
    ("", queue.mine, "queue"),
    ("seat/<int:pk>/", queue.seat, "seat"),
    ("seat/<int:pk>/conflicts/", queue.declare, "declare"),
    ("seat/<int:pk>/compare/", look.compare, "compare"),
    ("seat/<int:pk>/grid/", look.grid, "grid"),
    ("seat/<int:pk>/discussion/", running.discussion, "discussion"),
    ("<int:pk>/", sheet.sheet, "sheet"),
    ("<int:pk>/autosave/", sheet.autosave, "sheet_autosave"),
    ("<int:pk>/recuse/", sheet.recuse, "recuse"),
    ("<int:pk>/scan/", clerk.scan, "scan"),
    ("panel/<int:pk>/conflicts/", running.declared, "conflicts"),
    ("panel/<int:pk>/conflicts/<int:conflict>/", running.decide, "decide_conflict"),
    ("panel/<int:pk>/assign/", running.assign_more, "assign_more"),
    ("member/<int:pk>/replace/", running.replace_judge, "replace_judge"),
    ("paper/", clerk.seats, "paper"),
    ("paper/<int:pk>/", clerk.sheets, "paper_sheets"),
    ("paper/<int:pk>/<int:sheet>/", clerk.sheet, "paper_sheet"),
)


@admin.register(ScoreSheet)
class ScoreSheetAdmin(admin.ModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        return [path(at, self.admin_site.admin_view(view), name=f"awards_{name}") for at, view, name in PAGES]

    def has_module_permission(self, _request: HttpRequest) -> bool:
        return False


waiting.register(
    _("score sheets to fill in"),
    "awards.judge",
    rows=lambda judge: ScoreSheet.objects.of(judge).filter(state__in=TO_DO, member__panel__round__locked_at=None),
    url=lambda: reverse("admin:awards_queue"),
)
waiting.register(
    _("judges whose paper sheets can be entered"),
    "awards.enter_paper",
    rows=lambda _clerk: paper.seats(),
    url=lambda: reverse("admin:awards_paper"),
)
