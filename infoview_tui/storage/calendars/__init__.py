"""The user's calendar files (iCalendar, RFC 5545): which there are, and the busy times in them. Nothing is written."""
