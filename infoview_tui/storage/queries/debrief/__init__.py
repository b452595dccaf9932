"""Queries for the debrief."""
