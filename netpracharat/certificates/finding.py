"""Finding a certificate by what stands on it."""

from netpracharat.certificates import numbers
from netpracharat.certificates.models import Certificate


def by_code(typed: str) -> Certificate | None:
    code = numbers.code_typed(typed)
    return Certificate.objects.select_related("replaced_by").filter(code=code).first()


def by_number(typed: str) -> Certificate | None:
    if not (number := numbers.read(typed)):
        return None
    kind, year, serial = number
    return Certificate.objects.filter(kind=kind, year=year, serial=serial).first()
