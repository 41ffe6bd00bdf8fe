"""What never reaches a log."""

import logging

import pytest

from netpracharat.log_lines import DiscreetFormatter, cover


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("sms to 081-234-5678", "sms to <number>"),
        ("sms to +66812345678.", "sms to <number>."),
        ("id 1 1017 00230 70 8 refused", "id <number> refused"),
        ("mail to somchai.k@example.com failed", "mail to <email> failed"),
        (
            "Internal Server Error: /orders/PCj752GENVjiLUjZO348tpUXbQM/pay/",
            "Internal Server Error: /orders/<secret>/pay/",
        ),
        ("order 12345 took 0.123456789 s", "order 12345 took 0.123456789 s"),
        ("2026-11-22T19:34:03+0700 WARNING", "2026-11-22T19:34:03+0700 WARNING"),
    ],
)
def test_personal_data_is_covered(written: str, kept: str) -> None:
    assert cover(written) == kept


def test_tracebacks_are_covered_too() -> None:
    error = ValueError("Key (phone)=(0812345678) already exists")
    record = logging.LogRecord("np", logging.ERROR, __file__, 1, "failed", (), (ValueError, error, None))
    assert DiscreetFormatter("%(message)s").format(record).endswith("ValueError: Key (phone)=(<number>) already exists")
