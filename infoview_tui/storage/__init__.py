"""SQLite storage: connection, tables, migrations, and all queries. Reads use plain SQL; writes use SQLModel."""
