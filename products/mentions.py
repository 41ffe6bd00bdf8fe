"""What rooms above have to say on a shop's public page; they register here."""

from collections.abc import Callable
from dataclasses import dataclass

from shops.models import Shop


@dataclass(frozen=True)
class Mention:
    """A heading, links to who may be named, and a sentence for the rest."""

    heading: str
    links: list[tuple[str, str]]
    sentence: str
    sign: str


Tell = Callable[[Shop], Mention | None]
_tellers: list[Tell] = []


def register(tell: Tell) -> None:
    """From AppConfig.ready(): what `tell(shop)` gives stands below the shop's story."""
    _tellers.append(tell)


def of_shop(shop: Shop) -> list[Mention]:
    return [mention for tell in _tellers if (mention := tell(shop))]
