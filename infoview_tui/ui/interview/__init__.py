"""The screen that shows an interview again."""
