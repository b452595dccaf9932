"""Queries for Insights."""
