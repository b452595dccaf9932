"""The week: a calendar of interviews, offered times, and busy times."""
