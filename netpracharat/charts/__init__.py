"""Figures as drawings made on the server: bars, columns over time, a map of the provinces; each with its numbers."""
