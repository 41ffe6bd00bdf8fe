"""Many goods at once: a list to fill in, looked at line by line before anything is written, and taken home again."""
