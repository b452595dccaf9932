"""Tests of the import on the screen."""
