"""Bringing a whole catalogue into the market from a file."""
