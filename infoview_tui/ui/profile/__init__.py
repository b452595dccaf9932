"""The user's profile."""
