"""Addresses at which a shop reads and answers what buyers say, below /sell/<shop>/buyers/."""

from django.urls import path

from products.views.sell import remarks

urlpatterns = [
    path("questions/", remarks.shop_questions, name="shop_questions"),
    path("questions/<int:pk>/answer/", remarks.question_answer, name="shop_question_answer"),
    path("reviews/", remarks.shop_reviews, name="shop_reviews"),
    path("reviews/<int:pk>/answer/", remarks.review_answer, name="shop_review_answer"),
]
