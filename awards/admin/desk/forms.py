"""Forms of the desk: a score sheet with one row of points a criterion, declarations, reasons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.judging import paper
from awards.judging.scoring import Filled
from awards.models import Criterion, ScoreSheet
from netpracharat.fields import CountField, FoldedCharField
from netpracharat.pictures import ACCEPT, PictureError
from shops.models import Shop

MOST_CHIPS = 20
POINTS = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")


@dataclass(frozen=True)
class Line:
    """A criterion on the sheet, with its field and what the chosen points mean."""

    criterion: Criterion
    field: forms.BoundField

    @property
    def meaning(self) -> str:
        """The level that the points reach."""
        value = str(self.field.value() or "")
        if not POINTS.fullmatch(value):
            return ""
        reached = [level for level in self.criterion.levels.all() if level.points <= Decimal(value)]
        return f"{value} = {reached[-1].meaning}" if reached else ""


class SheetForm(forms.Form):
    """Points may be missing in a draft, and none once it is submitted."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    comment = FoldedCharField(
        label=gettext_lazy("Comment"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The panel reads it; the shop does not."),
    )

    def __init__(self, sheet: ScoreSheet, data: Any = None, files: Any = None, *, is_final: bool = False) -> None:
        self.criteria = list(sheet.member.panel.round.criteria.prefetch_related("levels"))
        given = {name_of(score.criterion_id): f"{score.points.normalize():f}" for score in sheet.scores.all()}
        super().__init__(data, files, initial={"version": sheet.version, "comment": sheet.comment, **given})
        for criterion in self.criteria:
            self.fields[name_of(criterion.pk)] = points_field(criterion, is_required=is_final)

    def lines(self) -> Iterator[Line]:
        return (Line(criterion, self[name_of(criterion.pk)]) for criterion in self.criteria)

    def filled(self) -> Filled:
        given = {criterion.pk: self.cleaned_data[name_of(criterion.pk)] for criterion in self.criteria}
        points = {criterion: Decimal(value) for criterion, value in given.items() if value not in (None, "")}
        return Filled(points, self.cleaned_data["comment"], self.cleaned_data["version"])


class PaperForm(SheetForm):
    scan = forms.FileField(
        label=gettext_lazy("Picture of the paper"), widget=forms.ClearableFileInput(attrs={"accept": ACCEPT})
    )

    def __init__(self, sheet: ScoreSheet, data: Any = None, files: Any = None) -> None:
        super().__init__(sheet, data, files, is_final=True)
        self.fields["scan"].required = not sheet.scan

    def clean_scan(self) -> bytes | None:
        if not (file := self.cleaned_data["scan"]):
            return None
        try:
            return paper.read(file)
        except PictureError as problem:
            raise ValidationError(str(problem)) from problem


class ReasonForm(forms.Form):
    reason = FoldedCharField(label=gettext_lazy("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class DeclarationForm(forms.Form):
    """No shop chosen says as much as one: that there is none."""

    asked_at = forms.DateTimeField(widget=forms.HiddenInput)
    shops = forms.ModelMultipleChoiceField(
        Shop.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, label=gettext_lazy("Shops")
    )
    reason = FoldedCharField(
        label=gettext_lazy("What connects you"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("shops") and not self.cleaned_data.get("reason"):
            self.add_error("reason", _("Please write what connects you with the shop."))
        return self.cleaned_data


def name_of(criterion: int) -> str:
    return f"c{criterion}"


def points_field(criterion: Criterion, *, is_required: bool) -> forms.Field:
    options = {"label": str(criterion), "required": is_required}
    if criterion.max_points > MOST_CHIPS:
        return CountField(min_value=0, max_value=criterion.max_points, **options)
    points = [(str(number), str(number)) for number in range(criterion.max_points + 1)]
    return forms.ChoiceField(choices=points, widget=forms.RadioSelect, **options)
