"""Addresses at which a shop reads and answers what buyers say, and reads what officers decided of it."""

from django.urls import path

from products.views import moderation
from products.views.sell import remarks

urlpatterns = [
    path("questions/", remarks.shop_questions, name="shop_questions"),
    path("questions/<int:pk>/answer/", remarks.question_answer, name="shop_question_answer"),
    path("reviews/", remarks.shop_reviews, name="shop_reviews"),
    path("reviews/<int:pk>/answer/", remarks.review_answer, name="shop_review_answer"),
    path("decisions/", moderation.shop_decisions, name="shop_decisions"),
]
