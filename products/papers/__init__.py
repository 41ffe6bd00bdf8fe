"""What a shop prints for its stall: a sign, and tags for its goods."""
