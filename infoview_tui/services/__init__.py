"""Use cases: what a key press on a screen means, one transaction each."""
