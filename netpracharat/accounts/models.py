"""People who sign in, what they agreed to, and what roles they carry."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from netpracharat import codes
from netpracharat.accounts import masks


class UserManager(BaseUserManager["User"]):
    def create_user(self, password: str | None = None, **fields: object) -> "User":
        """A user with at least an e-mail address or a phone number."""
        if email := fields.get("email"):
            fields["email"] = str(email).lower()
        user = self.model(**fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, password: str | None = None, **fields: object) -> "User":
        return self.create_user(password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str) -> "User":
        return self.get(public_id=username)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in, by phone or e-mail. Roles of the ministries are groups (see rules.py)."""

    public_id = models.CharField(
        _("account number"), max_length=12, unique=True, editable=False, default=codes.public_id
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=16, null=True, blank=True, help_text="E.164")  # noqa: DJ001 - unique
    phone_verified_at = models.DateTimeField(null=True, blank=True)
    email = models.EmailField(_("e-mail"), null=True, blank=True)  # noqa: DJ001 - unique where given
    language = models.CharField(_("language"), max_length=2, default="th")
    is_staff = models.BooleanField(_("works in the admin"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)

    USERNAME_FIELD = "public_id"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ()

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = (
            models.UniqueConstraint("phone", name="user_phone_is_one_persons"),
            models.UniqueConstraint("email", name="user_email_is_one_persons"),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lower_case"),
            models.CheckConstraint(
                condition=models.Q(phone__isnull=False)
                | models.Q(email__isnull=False)
                | models.Q(erased_at__isnull=False),
                name="user_can_be_reached",
            ),
        )

    def __str__(self) -> str:
        """For lists and histories that others read too."""
        return self.name or self.masked_contact

    @property
    def masked_contact(self) -> str:
        if self.email:
            return masks.email(self.email)
        return masks.phone(self.phone) if self.phone else self.public_id


class Consent(models.Model):
    """One agreement to one version of one text."""

    class Purpose(models.TextChoices):
        TERMS = "terms", _("terms and privacy notice")
        NEWS = "news", _("news by message")

    user = models.ForeignKey(User, verbose_name=_("user"), on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose)
    version = models.CharField(_("version"), max_length=20)
    given_at = models.DateTimeField(_("given"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = (
            models.UniqueConstraint(fields=("user", "purpose", "version"), name="consent_is_given_once_a_version"),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.get_purpose_display()} {self.version}"
