"""Merging in the admin: the other record is found, both stand side by side, each field is chosen; and undoing it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from training.admin.person_pages import PersonPages
from training.models import Person, PersonMerge
from training.persons import candidates, finding, merging, showing
from training.persons.merging import FIELDS, LABELS
from training.states import PersonState

MOST_FOUND = 20
KEPT, MERGED, NOTHING = "kept", "merged", "–"


class MergeForm(forms.Form):
    """Of each field the one person's or the other's; where only one of them has something, that is proposed."""

    def __init__(self, kept: Person, merged: Person, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        proposed = merging.better_of_merged(kept, merged)
        for name in FIELDS:
            choices = ((KEPT, SHOWN[name](kept) or NOTHING), (MERGED, SHOWN[name](merged) or NOTHING))
            self.fields[name] = forms.ChoiceField(
                label=LABELS[name],
                choices=choices,
                initial=MERGED if name in proposed else KEPT,
                widget=forms.RadioSelect,
            )

    def chosen(self) -> list[str]:
        return [name for name in FIELDS if self.cleaned_data[name] == MERGED]


SHOWN = {
    "name": showing.name,
    "birth_year": showing.born,
    "phone": showing.phone,
    "place": showing.place,
    "account": showing.account,
}


class FindForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("The other record"), max_length=160)


class MergePages(PersonPages):
    """Of PersonAdmin."""

    def merge_pages(self) -> tuple:
        return (
            ("<int:pk>/merge/", self.find_other, "merge"),
            ("<int:pk>/merge/<int:other>/", self.merge, "merge_with"),
            ("merges/<int:pk>/undo/", self.undo, "undo_merge"),
        )

    def find_other(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.refuse_others(request, "merge")
        person, form = self.found(request, pk), FindForm(request.GET or None)
        others = Person.objects.none()
        if form.is_valid():
            others = finding.find(self.get_queryset(request).active(), form.cleaned_data["q"]).exclude(pk=pk)
            others = others.select_related("user", *showing.PLACE).order_by("name_key", "pk")[:MOST_FOUND]
        sides = [showing.side(other) for other in others]
        context = {"title": _("Merge with another record"), "person": person, "form": form, "others": sides}
        return self.page(request, "find_other", context)

    def merge(self, request: HttpRequest, pk: int, other: int) -> HttpResponse:
        """`pk` is kept, `other` goes into it."""
        self.refuse_others(request, "merge")
        people = candidates.with_evidence().filter(pk__in=self.get_queryset(request), state=PersonState.ACTIVE)
        kept, merged = get_object_or_404(people, pk=pk), get_object_or_404(people.exclude(pk=pk), pk=other)
        form = MergeForm(kept, merged, request.POST if request.method == "POST" else None)
        if form.is_valid():
            done = merging.merge(kept, merged, form.chosen(), by=request.user)
            self.log_change(request, kept, _("Merged with %(other)s") % {"other": merged.public_id})
            return self.done(request, _("Merged. It can be undone on this page."), done.kept_id)
        context = {
            "title": _("Merge two records"),
            "kept": kept,
            "merged": merged,
            "both": (kept, merged),
            "form": form,
            "have_different_ids": candidates.have_different_ids(kept, merged),
        }
        return self.page(request, "merge", context)

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.refuse_others(request, "merge")
        own = PersonMerge.objects.filter(kept__in=self.get_queryset(request))
        merge = get_object_or_404(own.select_related("kept", "merged"), pk=pk)
        if request.method != "POST":
            lead = _("%(other)s gets all back that it had before the merge. What has come since stays here.")
            return self.ask(request, forms.Form(), _("Undo the merge"), merge.kept, lead % {"other": merge.merged})
        merging.undo(merge, by=request.user)
        self.log_change(request, merge.kept, _("Undid the merge with %(other)s") % {"other": merge.merged.public_id})
        return self.done(request, _("The merge is undone."), merge.kept_id)
