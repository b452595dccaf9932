"""Queries on trips."""
