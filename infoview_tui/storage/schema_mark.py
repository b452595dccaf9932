"""How a file is recognized as Infoview's, and its schema revision. Imports nothing, so that it costs nothing."""

SCHEMA_REVISION = "0021"
"""The latest schema revision. Revisions are numbered, so that an older program recognizes newer data."""

APPLICATION_ID = 0x1F0C1E27
"""Identifies a SQLite file as Infoview's (``PRAGMA application_id``)."""
