"""End-to-end tests: the program in a real pseudo-terminal, operated with keys only."""
