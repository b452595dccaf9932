"""Queries of the debrief."""
