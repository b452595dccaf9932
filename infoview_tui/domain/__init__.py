"""The rules of informational interviews: pure Python, without a screen, a database, a clock or a disk."""
