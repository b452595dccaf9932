"""Trips: contacts to meet, where and when, packed into days."""
