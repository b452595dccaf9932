"""Queries for imports."""
