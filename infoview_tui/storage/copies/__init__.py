"""Copies of the data on several machines: what is in them, by keys that are the same in all, and files with a copy."""
