"""Queries about actions and messages."""
