"""Queries for the board."""
