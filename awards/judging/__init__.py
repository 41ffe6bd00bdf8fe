"""Who judges what, and how: panels, conflicts, assignments, score sheets."""
