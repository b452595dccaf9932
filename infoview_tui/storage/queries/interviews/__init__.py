"""Queries about interviews."""
