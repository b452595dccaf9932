"""Queries of the search that do not use the full-text index."""
