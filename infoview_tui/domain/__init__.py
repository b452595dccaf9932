"""Domain rules of informational interviews: pure Python, with no UI, database, clock, or file access."""
