"""Queries on questions of banks: their settings, and what they brought."""
