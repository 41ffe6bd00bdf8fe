"""The words of the search, for officers: synonyms, the glossary, and what was not found."""

from django.contrib import admin

from products.models import GlossaryTerm, SearchMiss, Synonym


@admin.register(Synonym)
class SynonymAdmin(admin.ModelAdmin):
    list_display = ("term", "other", "kind")
    list_filter = ("kind",)
    search_fields = ("term", "other")


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(admin.ModelAdmin):
    list_display = ("foreign", "thai")
    search_fields = ("foreign", "thai")


@admin.register(SearchMiss)
class SearchMissAdmin(admin.ModelAdmin):
    """Only to be read: nobody writes down what others searched for."""

    list_display = ("query", "day", "category", "region", "times")
    list_select_related = ("category", "region")
    date_hierarchy = "day"
    search_fields = ("query",)

    def has_add_permission(self, *_args: object) -> bool:
        return False

    def has_change_permission(self, *_args: object) -> bool:
        return False
