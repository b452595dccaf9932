"""Two copies changed at random and merged both ways end equal; the number of examples is INFOVIEW_MERGE_EXAMPLES."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from infoview_tui.errors import InfoviewError
from infoview_tui.services.copies.merging import merge_copies
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.copies.rows import read_copy
from infoview_tui.storage.row_uuids import new_row_uuid
from infoview_tui.storage.search.index import is_index_intact
from tests.services.copies.copies import NOW, contents, copy_workspace, make_old_rows, take, times_not_recorded

EXAMPLES = int(os.environ.get("INFOVIEW_MERGE_EXAMPLES", "8"))

WORDS = ("design", "Design", "teaching", "Ärzte", "", "Acme", "figma")
TEXTS = {
    "contacts": ("name", "title", "why", "location", "profile_url"),
    "organizations": ("name", "why"),
    "paths": ("name", "why"),
    "tags": ("name",),
    "notes": ("text",),
    "interviews": ("learned", "next_steps"),
    "messages": ("subject", "body"),
    "planned_questions": ("text",),
    "actions": ("text",),
    "findings": ("text",),
}
"""Columns that get random texts."""

CHOICES = {
    ("contacts", "stage"): ("ready", "met", "closed"),
    ("notes", "kind"): ("note", "insight", "off_record"),
    ("interviews", "off_record"): (0, 1),
    ("notes", "position"): (0, 1, 2, 3),
    ("planned_questions", "position"): (0, 1, 2),
    ("contacts", "organization_id"): (None, 1, 2),
    ("notes", "referred_contact_id"): (None, 1, 2, 3),
    ("notes", "question_id"): (None, 1, 2),
    ("actions", "due_at"): (None, "2026-12-01T09:00:00.000Z"),
}
DELETED = (
    "contacts",
    "notes",
    "tags",
    "paths",
    "organizations",
    "planned_questions",
    "messages",
    "actions",
    "interviews",
)
LINKS = {"contact_tags": ("contacts", "tags"), "contact_paths": ("contacts", "paths")}
STAMP = "2026-11-26T09:00:00.000Z"


def change_at_random(workspace: Workspace, rng: random.Random) -> None:
    """Make one change, as commands, autosaves, and foreign keys do. One that the schema refuses changes nothing."""
    connection = workspace.store.connection
    action: Callable[[sqlite3.Connection, random.Random], None] = rng.choice(
        (set_text, set_text, set_choice, set_choice, delete_row, add_row, add_row, change_link)
    )
    try:
        action(connection, rng)
    except sqlite3.IntegrityError:
        return


def pick(connection: sqlite3.Connection, table: str, rng: random.Random) -> int | None:
    ids = [row_id for (row_id,) in connection.execute(f"SELECT id FROM {table} ORDER BY id")]  # noqa: S608 - its own names
    return rng.choice(ids) if ids else None


def set_text(connection: sqlite3.Connection, rng: random.Random) -> None:
    table = rng.choice(list(TEXTS))
    column = rng.choice(TEXTS[table])
    values = rng.choice(WORDS), pick(connection, table, rng)
    connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", values)  # noqa: S608 - its own names


def set_choice(connection: sqlite3.Connection, rng: random.Random) -> None:
    table, column = rng.choice(list(CHOICES))
    value = rng.choice(CHOICES[table, column])
    connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, pick(connection, table, rng)))  # noqa: S608 - its own names


def delete_row(connection: sqlite3.Connection, rng: random.Random) -> None:
    table = rng.choice(DELETED)
    connection.execute(f"DELETE FROM {table} WHERE id = ?", (pick(connection, table, rng),))  # noqa: S608 - its own names


def add_row(connection: sqlite3.Connection, rng: random.Random) -> None:
    word, uuid = rng.choice(WORDS), new_row_uuid()
    match rng.choice(("note", "tag", "organization", "contact", "question", "event")):
        case "note":
            connection.execute(
                "INSERT INTO notes (interview_id, position, kind, text, starred, seconds, created_at, uuid)"
                " VALUES (?, ?, 'note', ?, 0, 0, ?, ?)",
                (pick(connection, "interviews", rng), rng.randrange(5), word, STAMP, uuid),
            )
        case "tag":
            connection.execute("INSERT INTO tags (name, uuid) VALUES (?, ?)", (word, uuid))
        case "organization":
            sql = "INSERT INTO organizations (name, why, created_at, uuid) VALUES (?, '', ?, ?)"
            connection.execute(sql, (word, STAMP, uuid))
        case "contact":
            connection.execute(
                "INSERT INTO contacts (name, title, stage, stage_since, how_met, why, email, phone, profile_url,"
                " location, created_at, updated_at, referrer_id, sort_name, uuid)"
                " VALUES (?, '', 'ready', ?, '', '', '', '', ?, '', ?, ?, ?, '', ?)",
                (word or "Ann", STAMP, rng.choice(WORDS), STAMP, STAMP, pick(connection, "contacts", rng), uuid),
            )
        case "question":
            connection.execute(
                "INSERT INTO planned_questions (interview_id, position, bank_id, topic, text, probes, minutes,"
                " must_ask, state, uuid) VALUES (?, ?, '', '', ?, '[]', 3, 0, 'open', ?)",
                (pick(connection, "interviews", rng), rng.randrange(4), word, uuid),
            )
        case "event":
            sql = "INSERT INTO events (at, kind, label, contact_id, facts) VALUES (?, 'x', ?, ?, ?)"
            connection.execute(sql, (STAMP, word, pick(connection, "contacts", rng), f'{{"n": "{uuid}"}}'))


def change_link(connection: sqlite3.Connection, rng: random.Random) -> None:
    table = rng.choice(list(LINKS))
    ids = [pick(connection, name, rng) for name in LINKS[table]]
    columns = [f"{name.removesuffix('s')}_id" for name in LINKS[table]]
    if rng.random() < 0.5:
        connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES (?, ?)", ids)  # noqa: S608 - its own names
    else:
        connection.execute(f"DELETE FROM {table} WHERE {columns[0]} = ? AND {columns[1]} = ?", ids)  # noqa: S608 - its own names


@pytest.mark.usefixtures("campaign")
class TestRandomCopies:
    """On the campaign, which has a row in every table."""

    @settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        seed=st.integers(0, 2**32),
        changes_without_time=st.integers(0, 4),
        steps=st.lists(st.sampled_from("ABm"), min_size=2, max_size=24),
    )
    def test_copies_that_are_merged_both_ways_are_equal(
        self, workspace: Workspace, seed: int, changes_without_time: int, steps: list[str]
    ) -> None:
        rng = random.Random(seed)  # noqa: S311 - no secret
        with TemporaryDirectory() as directory:
            one = copy_workspace(workspace, Path(directory) / "one")
            other = copy_workspace(workspace, Path(directory) / "other")
            try:
                if changes_without_time:
                    for each in (one, other):
                        make_old_rows(each)
                        with times_not_recorded(each):
                            for _ in range(changes_without_time):
                                change_at_random(each, rng)
                for step in steps:
                    if step == "m":  # a merge in between, in one direction
                        source, target = rng.sample((one, other), 2)
                        take(target, source)
                    else:
                        change_at_random(one if step == "A" else other, rng)
                first, second = read_copy(one.store.connection), read_copy(other.store.connection)
                either_way = merge_copies(first, second).rows, merge_copies(second, first).rows
                assert either_way[0] == either_way[1]
                before = contents(one)
                take(one, other)
                merged = contents(one)
                take(other, one)
                assert contents(other) == merged
                assert take(one, other).is_empty
                for each in (one, other):
                    connection = each.store.connection
                    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
                    assert is_index_intact(connection)
                if merged != before:
                    one.undo(NOW)
                    assert contents(one) == before
                    one.redo(NOW)
                    assert contents(one) == merged
            except InfoviewError as error:
                raise AssertionError(str(error)) from error
            finally:
                one.close()
                other.close()
