"""Issuing certificates, one or a hundred thousand at once."""

from collections import Counter
from collections.abc import Sequence

from django.db import transaction

from netpracharat.accounts.models import User
from netpracharat.certificates import numbers
from netpracharat.certificates.models import Certificate
from netpracharat.certificates.papers import Paper
from netpracharat.certificates.revocation import replace

BATCH = 2_000


def issue(paper: Paper, *, by: User | None) -> Certificate:
    return issue_many([paper], by=by)[0]


def issue_many(papers: Sequence[Paper], *, by: User | None) -> list[Certificate]:
    """The certificates of `papers`, in their order.

    Until the transaction ends, others who issue of the same kind and year wait: call it last, and for very many in
    portions.
    """
    with transaction.atomic():
        counts = Counter((paper.kind, paper.year) for paper in papers)
        # in one order, so that two who issue of several kinds never wait for each other
        serials = {series: iter(numbers.take(*series, count)) for series, count in sorted(counts.items())}
        certificates = [certificate(paper, next(serials[paper.kind, paper.year]), by) for paper in papers]
        return Certificate.objects.bulk_create(certificates, batch_size=BATCH)


def renew(old: Certificate, paper: Paper, *, by: User | None) -> Certificate:
    """A new certificate in place of one that runs out or was wrong; the old one's page leads to it."""
    with transaction.atomic():
        new = issue(paper, by=by)
        replace(old, new)
    return new


def certificate(paper: Paper, serial: int, by: User | None) -> Certificate:
    name = paper.name.kept()
    return Certificate(
        kind=paper.kind,
        year=paper.year,
        serial=serial,
        name=name["th"],
        name_en=name["en"],
        printed=paper.printed(),
        valid_until=paper.valid_until,
        issued_by=by,
    )
