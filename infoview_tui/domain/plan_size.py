"""How many questions an interview should have (R19)."""

MIN_QUESTIONS = 6
MAX_QUESTIONS = 8
"""Recommended number of questions in a plan: six to eight (R19)."""
