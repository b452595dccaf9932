"""Queries about merges of other copies of the data."""
