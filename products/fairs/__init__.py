"""Fairs: composed by officers, shown with their goods, counted by the rooms above that know what was sold."""
