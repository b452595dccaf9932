"""The week: interviews, offered times, and busy times by day."""
