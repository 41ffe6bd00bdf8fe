"""The address that tells a supervisor or load balancer whether this process can serve."""

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache


@login_not_required
@never_cache
def healthz(_request: HttpRequest) -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:  # InterfaceError, of a connection that has died, is no DatabaseError
        return HttpResponse("the database is away", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")
