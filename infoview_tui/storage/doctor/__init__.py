"""Checks of the data: the database, its files, and where they are."""
