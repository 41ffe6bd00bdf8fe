"""Addresses of the training."""

from django.urls import path

from training.views import attendance, coverage, desk, enrolling, helping, lessons, papers, public, teachers

urlpatterns = [
    path("", public.training, name="training"),
    path("sessions.ics", public.calendar_feed, name="training_calendar"),
    path("calendar/", public.month, name="training_month"),
    path("sessions/<str:code>/", enrolling.session, name="training_session"),
    path("enrolments/<str:token>/", enrolling.enrolment, name="training_enrolment"),
    path("enrolments/<str:token>/accept/", enrolling.accept, name="training_accept"),
    path("enrolments/<str:token>/leave/", enrolling.leave, name="training_leave"),
    path("here/<str:key>/", enrolling.check_in, name="training_check_in"),
    path("me/", teachers.me, name="training_me"),
    path("me/publish/", teachers.publish, name="training_publish"),
    path("me/hide/", teachers.hide, name="training_hide"),
    path("me/shops/new/", helping.help_shop, name="training_help_shop"),
    path("me/shops/<int:pk>/take-back/", helping.take_back, name="training_take_back"),
    path("teachers/<str:public_id>/", teachers.teacher, name="training_teacher"),
    path("lessons/", lessons.lessons, name="lessons"),
    path("lessons/<slug:slug>/", lessons.lesson, name="lesson"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("coverage/<str:word>/", coverage.coverage, name="coverage_place"),
    path("coverage/<str:word>/villages.<str:ending>", coverage.without_teacher, name="coverage_villages"),
    path("desk/", desk.desk, name="training_desk"),
    path("desk/plan/", desk.plan, name="training_plan"),
    path("desk/<str:code>/", desk.session, name="training_desk_session"),
    path("desk/<str:code>/change/", desk.change, name="training_change"),
    path("desk/<str:code>/sheet/", papers.sheet, name="training_sheet"),
    path("desk/<str:code>/poster/", papers.poster, name="training_poster"),
    path("desk/<str:code>/open/", desk.open_, name="training_open"),
    path("desk/<str:code>/start/", desk.start, name="training_start"),
    path("desk/<str:code>/cancel/", desk.cancel, name="training_cancel"),
    path("desk/<str:code>/close/", desk.close, name="training_close"),
    path("desk/<str:code>/verify/", desk.verify, name="training_verify"),
    path("desk/<str:code>/enrol/", desk.enrol, name="training_enrol"),
    path("desk/<str:code>/let-in/<int:pk>/", desk.let_in, name="training_let_in"),
    path("desk/<str:code>/test/<int:pk>/", attendance.test, name="training_test"),
    path("desk/<str:code>/days/<int:pk>/", attendance.day, name="training_day"),
    path("desk/<str:code>/days/<int:pk>/code/", attendance.day_code, name="training_day_code"),
    path("desk/<str:code>/days/<int:pk>/mark/<int:enrolment>/", attendance.mark, name="training_mark"),
]
