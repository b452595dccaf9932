"""Backups: the daily ones, a list with what is in each, and putting one in the place of the data."""
