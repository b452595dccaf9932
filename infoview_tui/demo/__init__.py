"""The invented data behind `infoview demo`: one lively campaign, and any number of generated contacts beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo

from infoview_tui.demo.models import DemoCalendar
from infoview_tui.errors import StorageError


def load_demo(
    connection: sqlite3.Connection, now: datetime, zone: tzinfo, *, extra_contacts: int = 0, seed: int = 7
) -> None:
    """Fill a fresh database with the sample, in one transaction.

    ``now`` (aware) is when the demo opens: the next interview begins twelve minutes later. ``zone`` is where its
    working hours are. ``extra`` is the number of generated contacts; the same ``seed`` gives the same ones.
    Raises StorageError where the data already hold something, or cannot be written; they are as before then.
    """
    from infoview_tui.demo import generator, writer

    calendar = DemoCalendar(now, zone)
    try:
        with _checks_disabled(connection), _transaction(connection):
            (taken,) = connection.execute(
                "SELECT EXISTS (SELECT 1 FROM contacts) OR EXISTS (SELECT 1 FROM profile)"
            ).fetchone()
            if taken:
                raise StorageError("The demo needs an empty directory: this one already holds data. Choose another.")
            writer.write_campaign(connection, calendar)
            if extra_contacts > 0:
                generator.add_contacts(connection, calendar, extra_contacts, seed)
    except sqlite3.Error as error:
        raise StorageError(
            f"The demo could not be written: {error}. Free some space, or choose another place."
        ) from error


@contextmanager
def _checks_disabled(connection: sqlite3.Connection) -> Iterator[None]:
    """Let the database not check each row: a third of the time. Tests hold that the sample is as the schema says."""
    connection.executescript("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
    try:
        yield
    finally:
        connection.executescript("PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF")


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
