"""Who trained whom, generation by generation, counted beforehand from the sessions and never typed in."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from training.models.person import Person


class Generation(models.Model):
    """How many people somebody trained, or they in their turn: `number` 1 is who was in the own sessions.

    Only training.teachers.cascade writes it.
    """

    trainer = models.ForeignKey(Person, models.CASCADE, db_index=False, related_name="generations")
    number = models.PositiveSmallIntegerField(_("generation"))
    people = models.PositiveIntegerField(_("people"))
    teaching = models.PositiveIntegerField(_("of them who teach"))

    class Meta:
        verbose_name = _("generation of trained people")
        verbose_name_plural = _("generations of trained people")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("trainer", "number"), name="generation_is_one_a_trainer_and_number"),
            models.CheckConstraint(condition=Q(number__gt=0, people__gt=0), name="generation_has_people"),
            models.CheckConstraint(condition=Q(teaching__lte=F("people")), name="generation_teaches_by_its_people"),
        )

    def __str__(self) -> str:
        return f"{self.trainer} · {self.number}: {self.people}"
