"""Who wants to know when a shop opens, closes, moves or is renamed: rooms above register here."""

from collections.abc import Callable

from shops.models import Shop

Listener = Callable[[Shop], None]
_listeners: list[Listener] = []


def on_change(listener: Listener) -> None:
    """Call `listener(shop)` in the transaction of each change that buyers can see (from AppConfig.ready())."""
    _listeners.append(listener)


def announce(shop: Shop) -> None:
    for listener in _listeners:
        listener(shop)
