"""Queries on texts that are not finished."""
