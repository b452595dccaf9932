"""Debrief screen: review of an interview after it ended."""
