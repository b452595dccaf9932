"""Tests of the warmest way in."""
