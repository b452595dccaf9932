"""SQLite: connection, tables, migrations and every query. Reads are plain SQL; writes go through SQLModel."""
