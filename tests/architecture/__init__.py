"""Tests of the architecture: imports, file sizes and vocabulary."""
