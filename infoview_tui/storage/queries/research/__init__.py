"""Queries on research: what was found, and about what."""
