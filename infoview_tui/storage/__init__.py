"""SQLite: the connection, the tables, the migrations and every query. Reads are plain SQL; writes go through SQLModel."""
