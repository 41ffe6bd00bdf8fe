"""Codes that people read aloud or that nobody may guess."""

import secrets

# No look-alikes: order numbers are read over the phone (no I L O U 0 1).
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def code(length: int) -> str:
    """A random code of `length` letters and digits, about 4.9 bits each."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def public_id() -> str:
    return code(12)


def session_code() -> str:
    """Short enough to be written on a board."""
    return code(6)


def secret_token() -> str:
    """For addresses that are the only key to a page: 160 bits."""
    return secrets.token_urlsafe(20)
