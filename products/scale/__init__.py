"""A synthetic nation: a market of the size that the programme hopes for, to be measured and thrown away."""
