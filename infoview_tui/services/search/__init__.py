"""Search over everything that is stored, and the question banks."""
