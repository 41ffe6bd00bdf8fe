"""Marks of quality: handed in by a shop, checked by an officer, shown while they are valid."""
