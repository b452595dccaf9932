"""Read queries by feature: SQL that returns immutable rows."""
