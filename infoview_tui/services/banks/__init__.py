"""Question banks: the library of all questions, their settings, and the user's own questions (R20)."""
