"""What is personal about a person, in the admin: the phone, a code to claim the record, erasure, and the export."""

from collections.abc import Iterator

from django import forms
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netpracharat import sheets
from netpracharat.accounts.admin_forms import ReasonForm
from netpracharat.fields import FoldedCharField
from netpracharat.refusals import Refusal
from training.admin.person_pages import PersonPages
from training.models import Person
from training.persons import claiming, drawing, erasing, showing

MOST_EXPORTED = 20_000
HEAD = (
    *(gettext_lazy("number in the register"), gettext_lazy("prefix"), gettext_lazy("first name")),
    *(gettext_lazy("last name"), gettext_lazy("birth year"), gettext_lazy("village"), gettext_lazy("subdistrict")),
    *(gettext_lazy("district"), gettext_lazy("province"), gettext_lazy("state")),
)


class EraseForm(forms.Form):
    reason = FoldedCharField(
        label=gettext_lazy("Who asked for it, and how?"),
        help_text=gettext_lazy("It is written into the history, with your name. Please write no name here."),
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
    )


class ExportForm(ReasonForm):
    kind = forms.ChoiceField(label=gettext_lazy("As"), choices=(("xlsx", "Excel"), ("csv", "CSV")))


class PersonalPages(PersonPages):
    """Of PersonAdmin."""

    def personal_pages(self) -> tuple:
        return (
            ("<int:pk>/phone/", self.phone, "phone"),
            ("<int:pk>/code/", self.code, "code"),
            ("<int:pk>/erase/", self.erase, "erase"),
            ("export/", self.export, "export"),
        )

    def phone(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks for a reason, writes it down, and shows the number once."""
        self.refuse_others(request, "view_phone_of")
        person, form = self.found(request, pk), ReasonForm(request.POST or None)
        if not form.is_valid():
            return self.ask(request, form, _("Show the phone number"), person, str(person))
        self.log_change(request, person, _("Looked at the phone: {reason}").format(**form.cleaned_data))
        return self.page(request, "phone", {"title": _("Phone number"), "person": person})

    def code(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Makes a code to claim the record, and shows it once, to be printed or copied."""
        self.refuse_others(request, "give_code_to")
        person = self.found(request, pk)
        if request.method != "POST":
            lead = _("Give it to nobody but %(person)s: whoever types it in has the record. An earlier code ends.")
            return self.ask(request, forms.Form(), _("Make a code to claim"), person, lead % {"person": person})
        code = claiming.make_code(person, by=request.user, at=timezone.now())
        self.log_change(request, person, _("Made a code to claim the record"))
        return self.page(
            request, "code", {"title": _("Code to claim the record"), "person": person} | drawing.slip(code)
        )

    def erase(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.refuse_others(request, "erase")
        person, form = self.found(request, pk), EraseForm(request.POST or None)
        if not form.is_valid():
            lead = _("Name, phone, numbers, birth year and village go for ever; the trainings stay counted.")
            return self.ask(request, form, _("Erase the person's data"), person, lead)
        erasing.erase(person, at=timezone.now())
        person.refresh_from_db()
        self.log_change(request, person, _("Erased: {reason}").format(**form.cleaned_data))
        return self.done(request, _("Erased. The records stay, without a name."), pk)

    def export(self, request: HttpRequest) -> HttpResponseBase:
        """The list as it is filtered, without numbers and phones; who took how much home is written down."""
        self.refuse_others(request, "export")
        persons, form = self.get_changelist_instance(request).queryset, ExportForm(request.POST or None)
        count = persons.order_by()[: MOST_EXPORTED + 1].count()
        if count > MOST_EXPORTED:
            sentence = _("More than %(most)s people are too many for one file. Please choose a province, or search.")
            raise Refusal(sentence % {"most": f"{MOST_EXPORTED:,}"}, back_to="..")
        if not form.is_valid():
            context = {"form": form, "title": _("Export"), "count": count, "back": f"../?{request.GET.urlencode()}"}
            return self.page(request, "export", context)
        log_export(request, _("Exported {count} people: {reason}").format(count=count, **form.cleaned_data))
        rows = exported(persons.select_related("village"))
        if form.cleaned_data["kind"] == "csv":
            return sheets.csv_response("persons.csv", HEAD, rows)
        return sheets.xlsx_response("persons.xlsx", sheets.Table(str(self.opts.verbose_name_plural), HEAD, rows))


def log_export(request: HttpRequest, said: str) -> None:
    """In the admin's log, where no one person's history would show it."""
    about = {"content_type": ContentType.objects.get_for_model(Person), "object_repr": _("Export")}
    LogEntry.objects.create(user=request.user, action_flag=CHANGE, change_message=said, **about)


def exported(persons: QuerySet[Person]) -> Iterator[tuple[object, ...]]:
    for person in persons.iterator(chunk_size=2_000):
        subdistrict = person.subdistrict
        around = (subdistrict, subdistrict.district, subdistrict.district.province) if subdistrict else ("", "", "")
        name = (person.prefix, person.first_name, person.last_name)
        own = (person.public_id, *name, showing.born(person), person.village or "")
        yield (*own, *around, person.get_state_display())
