"""Log lines without personal data: whatever reads like one is covered, tracebacks included."""

import logging
import re

PERSONAL = re.compile(
    r"(?P<email>[\w.+-]+@[\w-]+\.[\w.-]+)"
    r"|(?P<number>(?<![\d.])\+?\d(?:[ -]?\d){8,}(?!\d))"  # phones, national IDs, accounts
    r"|(?P<secret>(?<=key=|sid=)[\w-]{16,}|(?<=/)[\w-]{27}(?=/))"  # also the only key to a page, see codes.secret_token
)


class DiscreetFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return cover(super().format(record))


def cover(text: str) -> str:
    return PERSONAL.sub(lambda found: f"<{found.lastgroup}>", text)
