"""Persons: merged and parted again, claimed by their users, found, erased."""
