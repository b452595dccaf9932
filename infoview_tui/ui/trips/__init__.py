"""Trips: contacts to meet, by day and in order."""
