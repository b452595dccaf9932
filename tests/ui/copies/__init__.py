"""Merging on the screen."""
