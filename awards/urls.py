"""Addresses of the awards."""

from django.urls import path

from awards.views import entering, public

urlpatterns = [
    path("", public.awards, name="awards"),
    path("nominate/<int:pk>/", entering.nominate, name="nominate"),
    path("<int:year>/", public.year, name="award_year"),
    path("<int:year>/tier/<slug:slug>/", public.tier, name="award_tier"),
    path("<int:year>/region/<str:code>/", public.region, name="award_region"),
    path("<int:year>/winners.csv", public.winners_csv, name="award_winners_csv"),
    path("<int:year>/winners.json", public.winners_json, name="award_winners_json"),
    path("<int:year>/<str:number>/", public.winner, name="award_winner"),
]
