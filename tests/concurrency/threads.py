"""Rivals for the tests of races: real threads, each with its own connection and its own commits."""

import threading
from collections.abc import Callable, Iterable

from django.db import connection


def all_at_once(acts: Iterable[Callable[[], object]]) -> list[object]:
    """Start every act at the same moment; what each returned or raised, in their order."""
    acts = list(acts)
    gate, outcomes = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            gate.wait()
            outcomes[number] = act()
        except Exception as error:  # noqa: BLE001 - the outcome is what the test looks at
            outcomes[number] = error
        finally:
            connection.close()

    rivals = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for rival in rivals:
        rival.start()
    for rival in rivals:
        rival.join()
    return outcomes
