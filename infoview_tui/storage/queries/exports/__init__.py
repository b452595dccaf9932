"""Queries of the export."""
