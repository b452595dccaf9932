"""Rows are recognized in other copies of the data, and it is known when each of their fields was changed.

A row has a UUID, which is the same in all copies. Rows that exist now get one from what copies of the same data have
in common (version 5), so that it does not matter where the upgrade runs; new rows get random ones.
"""

import sqlite3
import uuid
from typing import cast

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_NAMESPACE = uuid.UUID("6f1c7a52-5b0e-4d6e-9a53-0c1e27a0f021")

_IDENTITY = {
    "tags": "lower(name)",
    "import_mappings": "header",
    "planned_questions": "id || '/' || bank_id || '/' || (SELECT uuid FROM interviews i WHERE i.id = interview_id)",
    "trip_blocks": "id || '/' || label || '/' || (SELECT uuid FROM trips t WHERE t.id = trip_id)",
    "trip_meetings": "id || '/' || (SELECT uuid FROM trips t WHERE t.id = trip_id) || '/'"
    " || (SELECT uuid FROM contacts c WHERE c.id = contact_id)",
}
"""What identifies the rows that exist, if they do not have the time when they were created."""

_TABLES = (
    "contacts",
    "industries",
    "organizations",
    "paths",
    "tags",
    "views",
    "interviews",
    "planned_questions",
    "notes",
    "offerings",
    "findings",
    "hypotheses",
    "verdicts",
    "outcomes",
    "ratings",
    "messages",
    "actions",
    "fit_points",
    "path_gauges",
    "offers",
    "trips",
    "trip_blocks",
    "trip_meetings",
    "affiliations",
    "asks",
    "contact_methods",
    "import_mappings",
)
"""Tables whose rows get a UUID; those that others are identified by come first."""

_KEYS = {
    "profile": "'profile'",
    "topic_weights": "'topic:' || {row}.topic",
    "question_settings": "'question:' || {row}.question_id",
    "calendar_entries": "'calendar:' || (SELECT uuid FROM interviews WHERE id = {row}.interview_id)",
    "contact_paths": "(SELECT uuid FROM contacts WHERE id = {row}.contact_id)"
    " || '/' || (SELECT uuid FROM paths WHERE id = {row}.path_id)",
    "contact_tags": "(SELECT uuid FROM contacts WHERE id = {row}.contact_id)"
    " || '/' || (SELECT uuid FROM tags WHERE id = {row}.tag_id)",
    "distinct_contacts": "(SELECT min(uuid) || '/' || max(uuid) FROM contacts"
    " WHERE id IN ({row}.first_id, {row}.second_id))",
}
"""How the other rows are identified, in SQL."""

_NOT_TRACKED = {"id", "uuid", "sort_name"}
"""Columns that no other copy needs: they are local, or follow from others."""

_NOW = "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"
"""The time in milliseconds since 1970."""

_STATEMENTS = (
    "CREATE TABLE field_changes (\n"
    "\trow_key VARCHAR NOT NULL,\n\tfield VARCHAR NOT NULL,\n\tat INTEGER NOT NULL,\n"
    "\tCONSTRAINT pk_field_changes PRIMARY KEY (row_key, field, at)\n)\n WITHOUT ROWID",
    "CREATE TABLE deleted_rows (\n"
    "\trow_key VARCHAR NOT NULL,\n\tat INTEGER NOT NULL,\n\tis_forgotten BOOLEAN NOT NULL,\n"
    "\treplaced_by VARCHAR NOT NULL,\n"
    "\tCONSTRAINT pk_deleted_rows PRIMARY KEY (row_key)\n)\n WITHOUT ROWID",
    "CREATE TABLE copy_state (\n"
    "\tname VARCHAR NOT NULL,\n\tvalue INTEGER NOT NULL,\n\tCONSTRAINT pk_copy_state PRIMARY KEY (name)\n)",
    "CREATE TABLE merges (\n"
    "\tid INTEGER NOT NULL,\n\tat VARCHAR(24) NOT NULL,\n\tlabel VARCHAR NOT NULL,\n"
    "\treport VARCHAR NOT NULL,\n\tchanges VARCHAR NOT NULL,\n\tCONSTRAINT pk_merges PRIMARY KEY (id)\n)",
    "CREATE VIEW field_updates AS SELECT row_key, field FROM field_changes",
    # A time is later than the one before, even if the clock was put back. While a text is typed, one time is enough,
    # unless another copy has seen the earlier one.
    "CREATE TRIGGER field_updates_insert INSTEAD OF INSERT ON field_updates\n"  # noqa: S608 - a constant
    "\tWHEN new.row_key <> '' AND NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')\nBEGIN\n"
    f"\tINSERT INTO field_changes (row_key, field, at) SELECT new.row_key, new.field, max({_NOW}, coalesce(\n"
    "\t\t(SELECT max(at) + 1 FROM field_changes WHERE row_key = new.row_key AND field = new.field), 0));"
    " DELETE FROM field_changes WHERE row_key = new.row_key AND field = new.field\n"
    f"\t\tAND at > {_NOW} - 60000 AND at > coalesce((SELECT value FROM copy_state WHERE name = 'exchanged_at'), 0)\n"
    "\t\tAND at < (SELECT max(at) FROM field_changes WHERE row_key = new.row_key AND field = new.field); END",
)


def _trigger_statements(database: sqlite3.Connection) -> list[str]:
    statements = []
    for table in (*_TABLES, *_KEYS):
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
        keys = {row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[5]}
        fields = [name for name in columns if name not in _NOT_TRACKED and (table in _TABLES or name not in keys)]
        key = _KEYS.get(table, "{row}.uuid")
        if fields:
            changed = "\n\tUNION ALL ".join(
                f'SELECT {key.format(row="new")}, \'{name}\' WHERE old."{name}" IS NOT new."{name}"' for name in fields
            )
            statements.append(
                f"CREATE TRIGGER copies_{table}_update AFTER UPDATE ON {table}\nBEGIN\n"
                f"\tINSERT INTO field_updates (row_key, field) {changed}; END"
            )
        statements.append(
            f"CREATE TRIGGER copies_{table}_delete AFTER DELETE ON {table}\n"  # noqa: S608 - its own names
            "\tWHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')\nBEGIN\n"
            "\tINSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)\n"
            f"\t\tSELECT key, {_NOW}, 0, '' FROM (SELECT {key.format(row='old')} AS key) WHERE key <> ''\n"
            "\t\tON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END"
        )
    return statements


def _derive_uuid(table: str, identity: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{table}/{identity}"))


def upgrade() -> None:
    """Add the columns and tables, identify the rows that exist, and create the triggers."""
    database = cast(sqlite3.Connection, op.get_bind().connection.driver_connection)
    database.create_function("derived_uuid", 2, _derive_uuid, deterministic=True)
    for table in _TABLES:
        op.execute(f"ALTER TABLE {table} ADD COLUMN uuid VARCHAR(36) DEFAULT '' NOT NULL")
        identity = _IDENTITY.get(table, "id || '/' || created_at")
        op.execute(f"UPDATE {table} SET uuid = derived_uuid('{table}', {identity})")  # noqa: S608 - its own names
    for statement in (*_STATEMENTS, *_trigger_statements(database)):
        op.execute(statement)
