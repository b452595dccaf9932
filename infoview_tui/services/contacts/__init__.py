"""Contacts: who they are, research on them, duplicates and import."""
