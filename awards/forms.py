"""What a shop writes for the judges, and what it asks to be looked at again."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.entering.nomination import Application
from awards.models import Category, Criterion, Edition, Entry
from netpracharat.fields import FoldedCharField
from netpracharat.refusals import Refusal
from products.models import Product

TEXT = {"max_length": 2000, "widget": forms.Textarea({"rows": 5})}


class ApplicationForm(forms.Form):
    """`send` hands it on; what was typed stays on the page where it is refused."""

    category = forms.ModelChoiceField(
        Category.objects.none(), label=gettext_lazy("Category"), widget=forms.RadioSelect, empty_label=None
    )
    community = FoldedCharField(label=gettext_lazy("The community: who makes it, and how you work together"), **TEXT)
    marketing = FoldedCharField(label=gettext_lazy("How you sell it, and its story"), **TEXT)
    quality = FoldedCharField(label=gettext_lazy("Its quality: material, craft, standards"), **TEXT)

    def __init__(self, edition: Edition, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["category"].queryset = edition.categories.all()
        for part, names in looked_at(edition).items():
            self.fields[part].help_text = _("The judges look at: %(criteria)s") % {"criteria": " · ".join(names)}

    def send(self, act: Callable[[Application], object]) -> bool:
        try:
            act(Application(**self.cleaned_data))
        except Refusal as refusal:
            self.add_error(None, str(refusal))
            return False
        return True


def looked_at(edition: Edition) -> dict[str, list[str]]:
    """For each part the names of its criteria, each once though every round has them."""
    names: dict[str, dict[str, None]] = {}
    for criterion in Criterion.objects.filter(round__edition=edition).order_by("round", "position"):
        names.setdefault(criterion.part, {})[criterion.name] = None
    return {part: list(of_part) for part, of_part in names.items()}


def first_words(edition: Edition, product: Product) -> dict[str, object]:
    """What a new application begins with."""
    return {"category": edition.categories.filter(market_categories=product.category_id).first()}


def words_of(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in ApplicationForm.base_fields}


class AppealForm(forms.Form):
    text = FoldedCharField(
        label=gettext_lazy("What should be looked at again, and why?"),
        max_length=3000,
        widget=forms.Textarea({"rows": 6}),
    )
