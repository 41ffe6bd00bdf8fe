"""The sellers' own pages."""
