"""What is to be written on a certificate, in both languages, before it has a number."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from netpracharat.thai.text import fold


class Words(NamedTuple):
    """The same in Thai and in English; English may be left to the Thai, as with many a name."""

    th: str
    en: str = ""

    def kept(self) -> dict[str, str]:
        thai = fold(self.th).strip()
        return {"th": thai, "en": fold(self.en).strip() or thai}


class Fact(NamedTuple):
    """A line of the certificate, such as Region: Northeast."""

    label: Words
    value: Words


@dataclass(frozen=True, slots=True)
class Paper:
    """One certificate to be issued.

    `kind` are the letters of its number, `year` the Buddhist year of it: AW 2561/000012. Only `name` may hold a
    person's name: it alone can be erased.
    """

    kind: str
    year: int
    heading: Words
    name: Words
    title: Words
    facts: tuple[Fact, ...] = ()
    signers: tuple[Words, ...] = ()
    valid_until: date | None = None

    def printed(self) -> dict[str, object]:
        """All but the name, as it is kept for ever."""
        return {
            "heading": self.heading.kept(),
            "title": self.title.kept(),
            "facts": [[label.kept(), value.kept()] for label, value in self.facts],
            "signers": [signer.kept() for signer in self.signers],
        }
