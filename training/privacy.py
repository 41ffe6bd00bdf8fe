"""What the training knows of a user: their way through the lessons, forgotten with them."""

from netpracharat.accounts.models import User
from training.models import LessonProgress

LESSON = ("lesson", "answers", "right", "finished_at", "updated_at")


def export(user: User) -> dict[str, object]:
    return {"lessons": list(LessonProgress.objects.filter(user=user).order_by("pk").values(*LESSON))}


def erase(user: User) -> None:
    LessonProgress.objects.filter(user=user).delete()
