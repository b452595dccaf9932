"""Queries for interviews."""
