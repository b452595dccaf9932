"""Template databases: built once per process and then copied, which takes milliseconds instead of 0.4 s.

A template is what a function builds in an empty workspace. It stays in memory and is copied to a test's database by
SQLite's backup interface, so that no test shares data with another.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Concatenate, NamedTuple, ParamSpec, TypeVar, cast
from unittest.mock import patch

from sqlalchemy import Engine, create_engine

from infoview_tui.demo import load_demo
from infoview_tui.services.core.cache import QueryCache
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage import connection as connection_module, engine
from infoview_tui.storage.store import Store

if TYPE_CHECKING:
    from infoview_tui.services.core.undo_entry import UndoEntry

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


class _Template(NamedTuple):
    data: sqlite3.Connection
    file: bytes
    """The same as the content of a database file."""
    result: object = None
    undo_stack: tuple[UndoEntry, ...] = ()


_templates: dict[Hashable, _Template] = {}


def create_empty(database: Path) -> None:
    """Create an empty database at a path, with the journal mode and permissions that the program sets."""
    _write_file(_read_template("empty", lambda _: None), database)


def create_demo(database: Path, now: datetime, zone: tzinfo) -> None:
    """Create a database with the data of the demo at a path."""
    _write_file(_demo(now, zone, 0), database)


def copy_demo(connection: sqlite3.Connection, now: datetime, zone: tzinfo, *, extra_contacts: int = 0) -> None:
    """Copy the data of the demo to an empty database."""
    _demo(now, zone, extra_contacts).data.backup(connection)


def open_database(database: Path) -> Workspace:
    """Open a workspace on a copy of a template, or on a new database, without waiting for the disk.

    The revision of a copy is known, and that SQLite has full-text search: to find out takes half of the time.
    """
    revision = connection_module.SCHEMA_REVISION if database.exists() else None
    with (
        patch.object(connection_module, "read_revision", lambda _: revision),
        patch.object(connection_module, "require_fts5", lambda: None),
    ):
        workspace = Workspace(Store(database))
    workspace.store.connection.execute("PRAGMA synchronous = OFF")  # tests need not survive a power failure
    return workspace


def open_empty(database: Path) -> Workspace:
    """Create an empty database and open a workspace on it."""
    create_empty(database)
    return open_database(database)


def build_from_template(
    workspace: Workspace,
    build: Callable[Concatenate[Workspace, Arguments], Result],
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> Result:
    """Return the result of ``build(workspace, ...)``; its data are copied if it has run before with these arguments.

    Always builds on a workspace that is not empty.
    """
    (has_contacts,) = workspace.store.connection.execute("SELECT EXISTS (SELECT 1 FROM contacts)").fetchone()
    if has_contacts or workspace._undo_stack or workspace._redo_stack:
        return build(workspace, *args, **kwargs)
    key = _key(build, *args, **kwargs)
    if key not in _templates:
        result = build(workspace, *args, **kwargs)
        data = _copy_to_memory(workspace.store.connection)
        _templates[key] = _Template(data, data.serialize(), result, tuple(_copy_entries(workspace._undo_stack)))
        return result
    restore_template(workspace, build, *args, **kwargs)
    return cast(Result, _templates[key].result)


def restore_template(
    workspace: Workspace,
    build: Callable[Concatenate[Workspace, Arguments], object],
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> None:
    """Replace the data and undo history of a workspace by those of a template that was built before."""
    template = _templates[_key(build, *args, **kwargs)]
    template.data.backup(workspace.store.connection)
    workspace._undo_stack[:] = _copy_entries(template.undo_stack)
    workspace._redo_stack.clear()
    workspace.cache = QueryCache(workspace.store)  # the connection does not count a backup as a change


def _copy_entries(entries: Iterable[UndoEntry]) -> Iterator[UndoEntry]:
    """Copy undo entries, since what a test does next may become a part of the last one."""
    for entry in entries:
        yield replace(
            entry,
            event_ids=list(entry.event_ids),
            changes=list(entry.changes),
            files=list(entry.files),
            batches=list(entry.batches),
        )


@contextmanager
def shared_compiled_statements() -> Iterator[None]:
    """Share SQLAlchemy's compiled statements among all stores.

    The program opens one store and compiles each statement once. Every test opens its own, and without this a third of
    the time of the services' tests is compiling the same statements again.
    """
    model = create_engine("sqlite://")
    model.connect().close()  # sets the version of SQLite in its dialect
    model.dispose()
    compiled: dict[object, object] = {}
    create = engine.create_engine_on

    def create_and_share(connection: sqlite3.Connection) -> Engine:
        created = create(connection)
        created.dialect = model.dialect
        created.update_execution_options(compiled_cache=compiled)
        return created

    with patch.object(engine, "create_engine_on", create_and_share):
        yield


def _key(build: Callable[..., object], *args: object, **kwargs: object) -> Hashable:
    return build, args, tuple(kwargs.items())


def _demo(now: datetime, zone: tzinfo, extra_contacts: int) -> _Template:
    key = (load_demo, now, zone, extra_contacts)
    return _read_template(key, lambda connection: load_demo(connection, now, zone, extra_contacts=extra_contacts))


def _read_template(key: Hashable, fill: Callable[[sqlite3.Connection], object]) -> _Template:
    if key not in _templates:
        with TemporaryDirectory() as directory:
            connection = connection_module.connect(Path(directory) / "template.db")
            fill(connection)
            data = _copy_to_memory(connection)
            _templates[key] = _Template(data, data.serialize())
            connection.close()
    return _templates[key]


def _copy_to_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    data = sqlite3.connect(":memory:", check_same_thread=False)
    connection.backup(data)
    return data


def _write_file(template: _Template, database: Path) -> None:
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    database.touch(mode=0o600)
    database.write_bytes(template.file)
