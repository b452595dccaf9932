"""Removing a person from a database, so that no byte of it has them any more.

Works on tables and columns as the database has them, so that a new column is not overlooked.
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.forgotten_words import compile_name_parts, compile_words, replace_words
from infoview_tui.storage.file_state import file_uri, mark_new_state, record_state
from infoview_tui.storage.search.index import rebuild_index

_COUNTED = {
    "interviews": "SELECT count(*) FROM interviews WHERE contact_id = ?",
    "notes": "SELECT count(*) FROM notes n JOIN interviews i ON i.id = n.interview_id WHERE i.contact_id = ?",
    "messages": "SELECT count(*) FROM messages WHERE contact_id = ?",
    "events": "SELECT count(*) FROM events WHERE contact_id = ?",
}
ERASE_ATTEMPTS, ERASE_PAUSE = 20, 0.1
"""How often, and how many seconds apart, to try to empty the write-ahead log while another program reads."""

_SKIPPED_PREFIXES = ("sqlite_", "search_", "alembic_", "field_changes", "deleted_rows")


class ForgottenRows(NamedTuple):
    """How many rows were deleted with the contact, and in how many others their name or addresses were replaced.

    ``name_parts`` are words of the name that other rows still have alone, with how many rows; they may be about
    somebody else.
    """

    interviews: int
    notes: int
    messages: int
    events: int
    replaced: int
    name_parts: tuple[tuple[str, int], ...]


def list_identifying_words(connection: sqlite3.Connection, contact_id: int) -> list[str]:
    """Return the name, addresses, and profiles of a contact, by which they can be found in other rows."""
    rows = connection.execute("SELECT name, email, phone, profile_url FROM contacts WHERE id = ?", (contact_id,))
    others = connection.execute("SELECT value FROM contact_methods WHERE contact_id = ?", (contact_id,))
    return [word for row in (*rows, *others) for word in row if word]


def count_rows(connection: sqlite3.Connection, contact_id: int) -> dict[str, int]:
    """Return how many rows would be deleted with a contact, by table."""
    return {name: connection.execute(sql, (contact_id,)).fetchone()[0] for name, sql in _COUNTED.items()}


def forget_contact(connection: sqlite3.Connection, contact_id: int) -> ForgottenRows:
    """Delete a contact with everything about them, replace what identifies them elsewhere, and build the index again.

    Runs in one transaction. Call `erase_free_pages` afterwards. Raises sqlite3.Error.
    """
    words = list_identifying_words(connection, contact_id)
    counts = count_rows(connection, contact_id)
    (name,) = connection.execute("SELECT name FROM contacts WHERE id = ?", (contact_id,)).fetchone()
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("BEGIN IMMEDIATE")
    try:
        interviews = "SELECT id FROM interviews WHERE contact_id = :id"
        connection.execute(
            f"DELETE FROM events WHERE contact_id = :id OR interview_id IN ({interviews})",  # noqa: S608 - a constant
            {"id": contact_id},
        )
        known = {key for (key,) in connection.execute("SELECT row_key FROM deleted_rows")}
        connection.execute("DELETE FROM contacts WHERE id = ?", (contact_id,))
        _keep_out(connection, known)
        _delete_images(connection, words)
        replaced, name_parts = _replace_words(connection, words, name)
        rebuild_index(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return ForgottenRows(replaced=replaced, name_parts=tuple(sorted(name_parts.items())), **counts)


def erase_free_pages(connection: sqlite3.Connection) -> bool:
    """Rewrite the file without what was deleted, and empty the write-ahead log.

    Returns False if another program goes on reading, so that the log has old pages until all have closed the data.
    Raises sqlite3.Error.
    """
    connection.execute("VACUUM")
    mark_new_state(connection)  # see `infoview_tui.storage.file_state`
    for _ in range(ERASE_ATTEMPTS):
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy:
            record_state(connection)
            return True
        time.sleep(ERASE_PAUSE)
    return False


def list_names(file: Path) -> list[str]:
    """Return the names of the contacts in a backup; none if it cannot be read."""
    try:
        with closing(sqlite3.connect(file_uri(file, "mode=ro&immutable=1"), uri=True)) as connection:
            return [str(name) for (name,) in connection.execute("SELECT name FROM contacts")]
    except sqlite3.Error:
        return []


def has_words(content: bytes, words: Iterable[str]) -> bool:
    """Return whether a file has one of the words that identify a person, as UTF-8."""
    pattern = compile_words(words)
    return pattern is not None and pattern.search(content.decode("utf-8", errors="replace")) is not None


def _keep_out(connection: sqlite3.Connection, known: set[str]) -> None:
    """Remember the keys of the rows that were deleted just now, so that no merge with an older copy brings them back.

    Nothing can be read from a key.
    """
    keys = [key for (key,) in connection.execute("SELECT row_key FROM deleted_rows") if key not in known]
    connection.executemany("UPDATE deleted_rows SET is_forgotten = 1 WHERE row_key = ?", ((key,) for key in keys))
    connection.executemany("DELETE FROM field_changes WHERE row_key = ?", ((key,) for key in keys))


def _delete_images(connection: sqlite3.Connection, words: list[str]) -> None:
    """Delete what is kept of deleted contacts if this one is among them."""
    pattern = compile_words(words)
    for row_id, names, changes in connection.execute("SELECT id, names, changes FROM deleted_contacts").fetchall():
        if pattern is not None and pattern.search(f"{names} {changes}"):
            connection.execute("DELETE FROM deleted_contacts WHERE id = ?", (row_id,))
    for row_id, report, changes in connection.execute("SELECT id, report, changes FROM merges").fetchall():
        if pattern is not None and pattern.search(f"{report} {changes}"):
            connection.execute("DELETE FROM merges WHERE id = ?", (row_id,))


class _Patterns(NamedTuple):
    """What is replaced, and the parts of the name that are only counted."""

    words: re.Pattern[str] | None
    parts: re.Pattern[str] | None


def _replace_words(connection: sqlite3.Connection, words: list[str], name: str) -> tuple[int, Counter[str]]:
    """Replace the words in all texts of all tables.

    Returns in how many rows, and how many rows still have each part of the name.
    """
    patterns = _Patterns(compile_words(words), compile_name_parts(name))
    replaced, left = 0, Counter[str]()
    for table, columns in _text_columns(connection):
        changed, found = _replace_in_table(connection, table, columns, patterns)
        replaced += changed
        left += found
    return replaced, left


def _replace_in_table(
    connection: sqlite3.Connection, table: str, columns: list[str], patterns: _Patterns
) -> tuple[int, Counter[str]]:
    names = ", ".join(f'"{column}"' for column in columns)
    rows = connection.execute(f'SELECT rowid, {names} FROM "{table}"').fetchall()  # noqa: S608 - names of the schema
    changed, left = 0, Counter[str]()
    for row_id, *values in rows:
        after = [
            replace_words(value, patterns.words) if patterns.words and isinstance(value, str) else value
            for value in values
        ]
        if patterns.parts is not None:
            texts = (value for value in after if isinstance(value, str))
            left.update({part for text in texts for part in patterns.parts.findall(text)})
        if after == values:
            continue
        changed += 1
        assignments = ", ".join(f'"{column}" = ?' for column in columns)
        sql = f'UPDATE "{table}" SET {assignments} WHERE rowid = ?'  # noqa: S608 - names of the schema
        try:
            connection.execute(sql, (*after, row_id))
        except sqlite3.IntegrityError:  # two names have become the same
            numbered = [f"{new} {row_id}" if new != old else new for new, old in zip(after, values, strict=True)]
            connection.execute(sql, (*numbered, row_id))
    return changed, left


def _text_columns(connection: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Yield the tables that have texts, with their columns of text."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    for (table,) in tables:
        if table.startswith(_SKIPPED_PREFIXES):
            continue
        columns = [
            name
            for _, name, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")')
            if kind.startswith(("VARCHAR", "JSON", "TEXT"))
        ]
        if columns:
            yield table, columns
