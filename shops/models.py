"""A village shop: who it is, who its members are, where its money goes and what it charges for sending."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netpracharat import codes, history
from netpracharat.accounts.models import User
from netpracharat.places.labels import label
from netpracharat.places.models import Subdistrict, Village
from netpracharat.thai import identifiers
from shops.rating import STARS, none_yet
from shops.states import OPEN_CHANGES, ChangeState, ShopState


class ShopQuerySet(models.QuerySet["Shop"]):
    def open_to_public(self) -> Self:
        """Shops that buyers may see."""
        return self.filter(state=ShopState.APPROVED)

    def selling(self, on: dt.date) -> Self:
        """Shops that take orders on that day: open, and not on holiday."""
        return self.open_to_public().exclude(holiday_from__lte=on, holiday_to__gte=on)

    def with_place(self) -> Self:
        """With all that `Shop.place` says, in one query."""
        return self.select_related("village__subdistrict__district__province", "subdistrict__district__province")

    def run_by(self, user: User) -> Self:
        """Shops that the user is a member of."""
        return self.filter(members__user=user)


@history.kept(
    *("name", "kind", "registration_number", "subdistrict", "village", "phone", "line_id", "takes_cash_on_delivery"),
    *("free_delivery_from", "holiday_from", "holiday_to", "state", "state_note"),
)
class Shop(models.Model):
    class Kind(models.TextChoices):
        COMMUNITY_ENTERPRISE = "community_enterprise", _("community enterprise")
        OTOP = "otop", _("OTOP producer")
        GROUP = "group", _("group of villagers")
        PERSON = "person", _("one person")

    slug = models.SlugField(_("address"), max_length=80, unique=True, allow_unicode=True)
    name = models.CharField(_("shop name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)
    sort_key = models.CharField(max_length=240, db_collation="C", editable=False, default="")
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    registration_number = models.CharField(_("registration number"), max_length=24, blank=True)
    subdistrict = models.ForeignKey(Subdistrict, models.PROTECT, verbose_name=_("subdistrict"), related_name="shops")
    village = models.ForeignKey(
        Village, models.PROTECT, null=True, blank=True, verbose_name=_("village"), related_name="shops"
    )
    story = models.TextField(_("story"), max_length=4000, blank=True)
    picture = models.JSONField(_("picture"), null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=16, blank=True)
    line_id = models.CharField(_("LINE ID"), max_length=40, blank=True)
    takes_cash_on_delivery = models.BooleanField(_("cash on delivery"), default=False)
    free_delivery_from = models.DecimalField(
        _("free delivery from"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    low_stock_at = models.PositiveSmallIntegerField(_("few are left at"), default=2)
    holiday_from = models.DateField(_("holiday from"), null=True, blank=True)
    holiday_to = models.DateField(_("holiday to"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=ShopState, default=ShopState.DRAFT)
    state_note = models.CharField(_("note"), max_length=300, blank=True)
    submitted_at = models.DateTimeField(_("sent to the officer"), null=True, blank=True)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("approved by"),
        related_name="+",
    )
    # How many reviews gave one star, two … five. Only products.ratings writes it.
    stars = ArrayField(models.IntegerField(), size=len(STARS), default=none_yet, db_default=none_yet(), editable=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = ShopQuerySet.as_manager()

    class Meta:
        verbose_name = _("shop")
        verbose_name_plural = _("shops")
        ordering = ("sort_key",)
        indexes = (
            models.Index(fields=("subdistrict", "state"), name="shop_by_place"),
            models.Index(fields=("-approved_at",), name="shop_by_approval", condition=Q(state="approved")),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(holiday_from__isnull=True, holiday_to__isnull=True)
                | Q(holiday_from__isnull=False, holiday_to__isnull=False, holiday_from__lte=F("holiday_to")),
                name="shop_holiday_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_at__isnull=False),
                name="shop_approval_has_a_moment",
            ),
            models.CheckConstraint(condition=Q(stars__len=len(STARS)), name="shop_stars_are_counted_from_one_to_five"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Where it is, in full (see with_place)."""
        return label(self.village or self.subdistrict)

    def is_on_holiday(self, on: dt.date) -> bool:
        return bool(self.holiday_from and self.holiday_from <= on <= self.holiday_to)


@history.kept("shop", "user", "role", "until", counts_births=True)
class ShopMember(models.Model):
    class Role(models.TextChoices):
        OWNER = "owner", _("owner")
        SELLER = "seller", _("seller")
        PACKER = "packer", _("packer")
        HELPER = "helper", _("helper for a time")

    WITH_MONEY = (Role.OWNER, Role.SELLER)
    shop = models.ForeignKey(Shop, models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("person"), related_name="shop_memberships"
    )
    role = models.CharField(_("role"), max_length=8, choices=Role)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("shop member")
        verbose_name_plural = _("shop members")
        constraints = (
            models.UniqueConstraint(fields=("shop", "user"), name="shop_member_is_one_person"),
            models.CheckConstraint(
                condition=Q(role="helper", until__isnull=False) | (~Q(role="helper") & Q(until=None)),
                name="shop_member_is_there_for_a_time_as_a_helper_alone",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.shop}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, at: dt.datetime) -> Self:
        return self.filter(accepted_at=None, expires_at__gt=at)


class Invitation(models.Model):
    """A link that makes whoever opens it, signed in, a member of the shop; once."""

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="invitations")
    role = models.CharField(_("role"), max_length=8, choices=ShopMember.Role)
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True, help_text="of a helper, from joining on")
    token = models.CharField(max_length=40, unique=True, default=codes.secret_token, editable=False)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = (
            models.CheckConstraint(
                condition=Q(role="helper", days__gt=0) | (~Q(role="helper") & Q(days=None)),
                name="invitation_of_a_helper_is_for_days",
            ),
        )

    def __str__(self) -> str:
        return f"{self.shop} · {self.get_role_display()}"

    def get_absolute_url(self) -> str:
        return reverse("invitation", args=(self.token,))

    def is_open(self, at: dt.datetime) -> bool:
        return self.accepted_at is None and at < self.expires_at


class HelperAct(models.Model):
    """Something that a helper did for a shop; `name` is that of the address (shops.helping says it in words)."""

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="helper_acts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=60)
    path = models.CharField(max_length=400, help_text="where it led: the page on which the outcome is seen")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("act of a helper")
        verbose_name_plural = _("acts of helpers")
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("shop", "-at"), name="helper_act_by_shop"),)

    def __str__(self) -> str:
        return f"{self.shop} {self.name}"


class Account(models.Model):
    """A PromptPay number and whose it is."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("phone number")
        NATIONAL_ID = "national_id", _("national ID or tax ID")
        EWALLET = "ewallet", _("e-wallet")

    kind = models.CharField(_("kind of number"), max_length=12, choices=Kind)
    target = models.CharField(_("PromptPay number"), max_length=15)
    holder = models.CharField(_("account name"), max_length=120)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.holder

    @property
    def masked(self) -> str:
        """For every page but the one where it is changed: enough to recognise it by."""
        if self.kind == self.Kind.NATIONAL_ID:
            return identifiers.national_id_masked(self.target)
        return f"{self.target[:3]}-xxx-{self.target[-4:]}"


@history.kept("shop", "kind", "target", "holder")
class PromptPayAccount(Account):
    """Where the shop's buyers pay: straight to the shop, never through the market."""

    shop = models.OneToOneField(Shop, models.CASCADE, related_name="promptpay")
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("PromptPay account")
        verbose_name_plural = _("PromptPay accounts")


class AccountChangeQuerySet(models.QuerySet["AccountChange"]):
    def open(self) -> Self:
        return self.filter(state__in=OPEN_CHANGES)

    def without_a_second(self) -> Self:
        """Asked for in a shop where nobody else is trusted with money."""
        trusted = ShopMember.objects.filter(shop=OuterRef("shop"), role__in=ShopMember.WITH_MONEY)
        return self.filter(state=ChangeState.ASKED).exclude(Exists(trusted.exclude(user=OuterRef("asked_by"))))

    def due(self, at: dt.datetime) -> Self:
        """Agreed to, and the time in which anybody could stop it is over."""
        return self.filter(state=ChangeState.COOLING, takes_effect_at__lte=at)


@history.kept("shop", "state", "holder", "agreed_by", "stopped_by")
class AccountChange(Account):
    """Another account that an owner asks for: somebody else agrees, some time passes, then buyers pay there."""

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="account_changes", verbose_name=_("shop"))
    state = models.CharField(_("state"), max_length=8, choices=ChangeState, default=ChangeState.ASKED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("agreed by")
    )
    agreed_at = models.DateTimeField(_("agreed at"), null=True, blank=True)
    takes_effect_at = models.DateTimeField(_("takes effect at"), null=True, blank=True)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("stopped by")
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = AccountChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of the PromptPay account")
        verbose_name_plural = _("changes of PromptPay accounts")
        ordering = ("-asked_at",)
        indexes = (models.Index(fields=("takes_effect_at",), condition=Q(state="cooling"), name="change_cooling"),)
        constraints = (
            models.UniqueConstraint(
                fields=("shop",), condition=Q(state__in=("asked", "cooling")), name="account_change_is_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(agreed_by=F("asked_by")), name="account_change_is_agreed_to_by_somebody_else"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("cooling", "in_force"))
                | Q(agreed_at__isnull=False, takes_effect_at__gt=F("agreed_at")),
                name="account_change_cools_after_somebody_agreed",
            ),
        )


class DeliveryRate(models.Model):
    """What sending a parcel of at most so many grams costs the buyer."""

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="delivery_rates")
    up_to_grams = models.PositiveIntegerField(_("up to (grams)"))
    fee = models.DecimalField(_("fee (baht)"), max_digits=8, decimal_places=2)

    class Meta:
        verbose_name = _("delivery rate")
        verbose_name_plural = _("delivery rates")
        ordering = ("up_to_grams",)
        constraints = (
            models.UniqueConstraint(fields=("shop", "up_to_grams"), name="delivery_rate_step_is_unique"),
            models.CheckConstraint(condition=Q(fee__gte=0), name="delivery_rate_is_not_negative"),
            models.CheckConstraint(condition=Q(up_to_grams__gt=0), name="delivery_rate_has_a_weight"),
        )

    def __str__(self) -> str:
        return f"≤ {self.up_to_grams} g: {self.fee}"


class SoldOnDay(models.Model):
    """What a shop sold in a day, for figures of many shops; told by orders every night; only shops.sold writes it."""

    shop = models.ForeignKey(Shop, models.CASCADE, db_index=False, related_name="sold_on_days")
    day = models.DateField()
    orders = models.PositiveIntegerField()
    baht = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("sales of a day")
        verbose_name_plural = _("sales of days")
        constraints = (
            models.UniqueConstraint(fields=("shop", "day"), name="sold_on_day_is_one_a_shop"),
            models.CheckConstraint(condition=Q(orders__gt=0, baht__gt=0), name="sold_on_day_is_something"),
        )

    def __str__(self) -> str:
        return f"{self.shop_id} · {self.day}: {self.orders}"
