"""Queries of the user's own profile, and what the user makes of each path."""
