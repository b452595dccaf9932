"""Tests that run the program as a person does: in a real pseudo-terminal, by keys alone."""
