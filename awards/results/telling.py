"""How a tie was broken, in sentences of the reader's language."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from awards.models import Criterion, Round


def sentences(trace: Iterable[Mapping], criteria: Mapping[str, Criterion]) -> Iterator[str]:
    for step in trace:
        words = {
            "figures": ", ".join(f"{number} {figure}".strip() for number, figure in step["figures"].items()),
            "criterion": criteria.get(step.get("code", ""), step.get("code", "")),
            "reason": step.get("reason", ""),
        }
        yield sentence(step["by"]) % words
        if "among" in step:
            yield _("So many were equal till then: %(number)d.") % {"number": step["among"]}


def sentence(by: str) -> str:
    return {
        "equal": _("Equal to two decimals: %(figures)s."),
        "criterion": _("Mean of %(criterion)s: %(figures)s."),
        "first_places": _("Judges who put it first: %(figures)s."),
        "vote": _("Vote of the panel: %(figures)s."),
        "casting": _("The chair's casting vote, in this order: %(figures)s. Reason: %(reason)s"),
        "joint": _("They share the place: %(figures)s."),
    }[by]


def criteria_of(round: Round) -> dict[str, Criterion]:  # noqa: A002 - its name
    return {criterion.code: criterion for criterion in round.criteria.all()}
