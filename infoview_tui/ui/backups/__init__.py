"""Backups: the screen that appears when the data are damaged or missing, and the list of backups."""
