"""Queries for busy times and calendar entries."""
