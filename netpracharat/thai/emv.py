"""The grammar of payment QR codes (EMVCo): tag, length, value, and a checksum at the end."""

import re

FIELD = re.compile(r"([0-9]{2})([0-9]{2})")


class EmvError(ValueError):
    """The text does not follow the grammar."""


def read(text: str) -> dict[str, str]:
    """The values by tag, in the order written."""
    values: dict[str, str] = {}
    at = 0
    while at < len(text):
        head = FIELD.match(text, at)
        if head is None:
            raise EmvError(f"no tag and length at {at}")
        tag, end = head[1], head.end() + int(head[2])
        if end > len(text) or tag in values:
            raise EmvError(f"tag {tag} is cut off or written twice")
        values[tag] = text[head.end() : end]
        at = end
    return values


def write(values: dict[str, str]) -> str:
    for tag, value in values.items():
        if len(value) > 99:
            raise EmvError(f"tag {tag} is longer than 99 characters")
    return "".join(f"{tag}{len(value):02}{value}" for tag, value in values.items())


def signed(text: str, tag: str = "63") -> str:
    """`text` with its checksum, which covers the checksum's own tag and length."""
    text = f"{text}{tag}04"
    return text + crc(text)


def crc(text: str) -> str:
    """CRC-16/CCITT-FALSE as four upper-case hexadecimal digits."""
    value = 0xFFFF
    for byte in text.encode():
        value ^= byte << 8
        for _bit in range(8):
            value = (value << 1) ^ 0x1021 if value & 0x8000 else value << 1
        value &= 0xFFFF
    return f"{value:04X}"
