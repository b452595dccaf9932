"""Queries of the board."""
