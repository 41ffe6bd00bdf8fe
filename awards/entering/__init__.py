"""From a nomination to an accepted entry: eligibility, consent, snapshots, screening."""
