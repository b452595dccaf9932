"""Tests of trips."""
