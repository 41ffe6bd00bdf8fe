"""The public and the entrants' pages of the awards."""
