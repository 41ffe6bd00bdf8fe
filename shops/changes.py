"""Who wants to know when a shop opens, closes, moves or writes other words: rooms above register here."""

from collections.abc import Callable

from shops.models import Shop

Listener = Callable[[Shop], None]
_listeners: list[Listener] = []
_readers: list[Listener] = []


def on_change(listener: Listener) -> None:
    """Call `listener(shop)` in the transaction of each change that buyers can see (from AppConfig.ready())."""
    _listeners.append(listener)


def on_words(reader: Listener) -> None:
    """Call `reader(shop)` in the transaction in which its name or story became another."""
    _readers.append(reader)


def announce(shop: Shop) -> None:
    for listener in _listeners:
        listener(shop)


def announce_words(shop: Shop) -> None:
    for reader in _readers:
        reader(shop)
