"""Queries for actions and messages."""
