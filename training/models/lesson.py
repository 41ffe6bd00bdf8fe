"""How far somebody has come in the lessons. The lessons themselves are files (training/lessons/)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LessonProgress(models.Model):
    """One user's way through one lesson; guests' ways stay in their own browser."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="lessons")
    lesson = models.SlugField(max_length=40)
    answers = models.JSONField(default=dict, help_text="question → chosen answer")
    right = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("way through a lesson")
        verbose_name_plural = _("ways through lessons")
        constraints = (models.UniqueConstraint(fields=("user", "lesson"), name="lesson_is_once_a_user"),)

    def __str__(self) -> str:
        return f"{self.user} · {self.lesson}"
