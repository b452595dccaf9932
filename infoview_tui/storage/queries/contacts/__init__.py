"""Queries about contacts."""
