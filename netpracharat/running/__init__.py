"""What `make run` does: prepare everything, serve, watch over it, and stop it in order."""
