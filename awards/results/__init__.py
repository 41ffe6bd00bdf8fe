"""From score sheets to awards: means, ties, locking, slots, signatures, minutes."""
