"""The embedded PostgreSQL, for when DATABASE_URL is not set."""

from pathlib import Path


def database_url(var: Path) -> str:
    """Where the embedded server of this var/ listens, as a database URL."""
    return f"postgres://postgres@%2Ftmp/netpracharat?var={var}"
