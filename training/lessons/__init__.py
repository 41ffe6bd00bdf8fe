"""Short lessons on selling from the village: the files they are written in, and everybody's way through them."""
