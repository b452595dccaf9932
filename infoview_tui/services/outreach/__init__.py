"""Outreach: stages, messages and actions."""
