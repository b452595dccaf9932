"""The invented data of `infoview demo`: a hand-written campaign (YAML) and any number of generated contacts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo

from infoview_tui.demo.calendar import DemoCalendar
from infoview_tui.errors import StorageError
from infoview_tui.storage.row_uuids import number_row_uuids


def load_demo(
    connection: sqlite3.Connection, now: datetime, zone: tzinfo, *, extra_contacts: int = 0, seed: int = 7
) -> None:
    """Fill a new database with the campaign and the generated contacts, in one transaction.

    ``now`` (aware) is when the demo opens: the next interview begins twelve minutes later. ``zone`` is the time zone
    of its working hours. ``extra_contacts`` is the number of generated contacts; the same ``seed`` gives the same ones.
    Raises StorageError if the database already holds data or cannot be written; it is then unchanged.
    """
    from infoview_tui.demo import generator, writer
    from infoview_tui.demo.loader import load_campaign, load_vocabulary

    calendar = DemoCalendar(now, zone)
    try:
        with _bulk_loading(connection), _transaction(connection):
            (has_data,) = connection.execute(
                "SELECT EXISTS (SELECT 1 FROM contacts) OR EXISTS (SELECT 1 FROM profile)"
            ).fetchone()
            if has_data:
                raise StorageError("The demo needs an empty directory: this one already holds data. Choose another.")
            writer.write_campaign(connection, load_campaign(), calendar)
            if extra_contacts > 0:
                generator.add_contacts(connection, load_vocabulary(), calendar, extra_contacts, seed)
            number_row_uuids(connection)
    except sqlite3.Error as error:
        raise StorageError(
            f"The demo could not be written: {error}. Free some space, or choose another place."
        ) from error


@contextmanager
def _bulk_loading(connection: sqlite3.Connection) -> Iterator[None]:
    """Turn the checks of each row off and keep all pages in memory, which saves a third of the time.

    Tests check that the data fits the schema.
    """
    connection.executescript(
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA cache_size = -32000"
    )
    try:
        yield
    finally:
        connection.executescript(
            "PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF; PRAGMA cache_size = -2000"
        )


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
