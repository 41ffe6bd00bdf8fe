"""Persons who were trained: apart from user accounts, their numbers kept only as keyed hashes."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat import codes
from netpracharat.accounts.models import User
from netpracharat.accounts.roles import is_officer
from netpracharat.places.models import Subdistrict, Village
from training.states import PersonState


def provinces_of(officer: User) -> frozenset[int]:
    """Those that an officer answers for, none for the whole nation; asked once, and kept on the user."""
    if (kept := officer.__dict__.get("_office_provinces")) is None:
        kept = frozenset(officer.office_areas.values_list("province", flat=True))
        officer.__dict__["_office_provinces"] = kept
    return kept


class PersonQuerySet(models.QuerySet["Person"]):
    def active(self) -> Self:
        return self.filter(state=PersonState.ACTIVE)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of an officer's provinces; the nation's officers see all, and alone see who has no place."""
        if not is_officer(user):
            return self.none()
        provinces = provinces_of(user)
        return self.in_provinces(provinces) if provinces else self

    def in_provinces(self, provinces: Iterable[int]) -> Self:
        """By the codes of places, which begin with the province's: an index finds them without a join."""
        ranges = [Q(subdistrict__gte=code * 10_000, subdistrict__lt=(code + 1) * 10_000) for code in provinces]
        return self.filter(reduce(or_, ranges))

    def of(self, user: User | AnonymousUser) -> Self:
        """The user's own record, once claimed."""
        return self.filter(user=user) if user.is_authenticated else self.none()

    def in_public(self) -> Self:
        """Who agreed to a public profile."""
        return self.active().filter(is_public_since__isnull=False)


class Person(models.Model):
    """Somebody who was trained. A user account is optional; a public profile exists by consent alone.

    `name_key` is the folded name without prefix (training.names), for matching.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False, default=codes.public_id)
    prefix = models.CharField(_("prefix"), max_length=20, blank=True)
    first_name = models.CharField(_("first name"), max_length=80, blank=True)
    last_name = models.CharField(_("last name"), max_length=80, blank=True)
    name_key = models.CharField(max_length=160, blank=True, editable=False)
    birth_year = models.PositiveSmallIntegerField(_("birth year"), null=True, blank=True, help_text="Christian Era")
    phone = models.CharField(_("phone"), max_length=16, blank=True, help_text="E.164")
    subdistrict = models.ForeignKey(Subdistrict, models.PROTECT, null=True, blank=True, related_name="+")
    village = models.ForeignKey(Village, models.PROTECT, null=True, blank=True, related_name="+")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="training_person"
    )
    state = models.CharField(_("state"), max_length=10, choices=PersonState, default=PersonState.ACTIVE)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    is_public_since = models.DateTimeField(_("public profile since"), null=True, blank=True)
    batch = models.ForeignKey(
        "training.ImportBatch", models.PROTECT, null=True, blank=True, db_index=False, related_name="persons"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        indexes = (
            models.Index(fields=("name_key", "birth_year"), name="person_by_name"),
            # How a name begins, in whatever collation.
            models.Index(OpClass("name_key", name="text_pattern_ops"), name="person_by_beginning"),
            models.Index(fields=("phone",), name="person_by_phone", condition=~Q(phone="")),
            models.Index(fields=("state",), name="person_not_active", condition=~Q(state="active")),
            models.Index(fields=("batch",), name="person_by_batch", condition=Q(batch__isnull=False)),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False) | (~Q(state="merged") & Q(merged_into=None)),
                name="person_merged_has_an_heir",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name="person_is_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(birth_year=None) | Q(birth_year__range=(1900, 2100)), name="person_birth_year_is_christian"
            ),
            models.CheckConstraint(
                condition=~Q(state="anonymised") | Q(first_name="", last_name="", name_key="", phone="", user=None),
                name="person_anonymised_has_no_name",
            ),
            models.CheckConstraint(
                condition=Q(is_public_since=None) | Q(state="active"), name="person_in_public_is_active"
            ),
        )

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.public_id


class PersonIdentifier(models.Model):
    """A number of a person's: HMAC-SHA-256 under a key kept outside the database, and its last four characters."""

    class Kind(models.TextChoices):
        NATIONAL_ID = "national_id", _("national ID")
        LEGACY = "legacy", _("number in an earlier register")

    person = models.ForeignKey(Person, models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=12, choices=Kind)
    digest = models.BinaryField(max_length=32)
    last4 = models.CharField(max_length=4)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = (models.UniqueConstraint(fields=("digest", "kind"), name="identifier_is_one_persons"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} …{self.last4}"


class DuplicateCandidate(models.Model):
    """Two persons who may be one: for a person to judge; nothing merges by itself."""

    class State(models.TextChoices):
        OPEN = "open", _("to be judged")
        MERGED = "merged", _("merged")
        DIFFERENT = "different", _("two persons")

    first = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField(help_text="likeness of the names, 0 to 100")
    reason = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="candidate_is_one_a_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="candidate_pair_is_in_order"),
        )
        indexes = (models.Index(fields=("-score", "id"), name="candidate_to_be_judged", condition=Q(state="open")),)

    def __str__(self) -> str:
        return f"{self.first} = {self.second}?"


class PersonMerge(models.Model):
    """One merge: every change that it made, and so how to undo it."""

    kept = models.ForeignKey(Person, models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Person, models.PROTECT, related_name="+")
    changes = models.JSONField(default=list, help_text="each row before and after (training.persons.changes)")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        constraints = (
            models.UniqueConstraint(fields=("merged",), condition=Q(undone_at=None), name="person_is_merged_once"),
        )

    def __str__(self) -> str:
        return f"{self.merged_id} → {self.kept_id}"


class ClaimCode(models.Model):
    """A code handed to a person, by which a user account claims the record. Only its digest is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="claim_codes")
    digest = models.BinaryField(max_length=32, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("claim code")
        verbose_name_plural = _("claim codes")
        constraints = (
            models.UniqueConstraint(fields=("person",), condition=Q(used_at=None), name="claim_code_is_one_a_person"),
        )

    def __str__(self) -> str:
        return str(self.person)
