"""The demand board: what was searched and not found, and what sold out, without any person in it."""
