"""Shared dialogs: each returns a value and changes no data."""
