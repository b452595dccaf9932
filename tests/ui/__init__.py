"""Tests of the user interface, run in a headless terminal."""
