"""Tests of unfinished texts."""
