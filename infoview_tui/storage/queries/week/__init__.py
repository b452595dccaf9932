"""Queries for the calendar week."""
