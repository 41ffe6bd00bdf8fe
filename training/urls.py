"""Addresses of the training."""

from django.urls import path

from training.views import enrolling, lessons, public

urlpatterns = [
    path("", public.training, name="training"),
    path("sessions.ics", public.calendar_feed, name="training_calendar"),
    path("sessions/<str:code>/", enrolling.session, name="training_session"),
    path("enrolments/<str:token>/", enrolling.enrolment, name="training_enrolment"),
    path("enrolments/<str:token>/accept/", enrolling.accept, name="training_accept"),
    path("enrolments/<str:token>/leave/", enrolling.leave, name="training_leave"),
    path("here/<str:key>/", enrolling.check_in, name="training_check_in"),
    path("lessons/", lessons.lessons, name="lessons"),
    path("lessons/<slug:slug>/", lessons.lesson, name="lesson"),
]
