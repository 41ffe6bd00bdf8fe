"""What every page about a person in the admin does: ask who looks, find the row, show, ask, go back."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from training.models import Person


class PersonPages:
    """For ModelAdmins."""

    def refuse_others(self, request: HttpRequest, act: str) -> None:
        if not request.user.has_perm(f"training.{act}_person"):
            raise PermissionDenied

    def found(self, request: HttpRequest, pk: int) -> Person:
        return get_object_or_404(self.get_queryset(request), pk=pk)

    def page(self, request: HttpRequest, name: str, context: dict[str, object]) -> HttpResponse:
        context = self.admin_site.each_context(request) | {"opts": self.opts} | context
        return render(request, f"admin/training/person/{name}.html", context)

    def ask(self, request: HttpRequest, form: forms.Form, title: str, person: Person, lead: str) -> HttpResponse:
        back = {"back": reverse("admin:training_person_change", args=(person.pk,)), "back_word": str(person)}
        context = self.admin_site.each_context(request) | {"form": form, "title": title, "lead": lead} | back
        return render(request, "admin/training/ask.html", context)

    def done(self, request: HttpRequest, sentence: str, pk: int) -> HttpResponse:
        messages.success(request, sentence)
        return redirect("admin:training_person_change", pk)
