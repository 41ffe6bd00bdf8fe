"""What is wrong in the market: reported by anybody, decided by officers, appealed against once."""
