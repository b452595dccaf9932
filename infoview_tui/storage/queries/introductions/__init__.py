"""Queries on introductions: affiliations, asks, and the network."""
