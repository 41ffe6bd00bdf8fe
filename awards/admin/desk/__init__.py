"""Pages of the judge's desk in the admin, and of those who keep it running: chair, secretary, clerk."""
