"""A database file and the write-ahead log of another are never mixed, in random orders of what may happen to them."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

import pytest

from infoview_tui.errors import StorageError
from infoview_tui.storage import data_file
from infoview_tui.storage.store import Store
from tests.databases import create_empty

ORDERS = int(os.environ.get("INFOVIEW_FILE_ORDERS", "80"))
STEPS = 14
GROUPS = 4
ROWS = 12
FILLER = "x" * 1500
"""Makes a row fill a large part of a page, so that states differ in several pages."""


class World:
    """A data directory, saved copies of its files, and the programs that have it open."""

    def __init__(self, directory: Path, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - reproducible
        self.root = directory
        self.home = directory / "home-0"
        create_empty(self.home / "infoview.db")
        self.shelf: list[Path] = []
        self.stores: list[Store] = []
        self.states: set[tuple[tuple[str, str], ...]] = {()}
        """The contents that were ever committed."""
        self.numbers = iter(range(1, 1_000_000))
        self.log: list[str] = []
        self.is_touched = False
        """Whether files were replaced or moved since the running programs started."""
        self.opened = self.refused = self.halted = 0

    @property
    def database(self) -> Path:
        return self.home / "infoview.db"

    @property
    def wal(self) -> Path:
        return self.home / "infoview.db-wal"

    def step(self) -> None:
        weighted: dict[Callable[[], None], int] = {
            self.start: 5,
            self.write: 8,
            self.checkpoint: 2,
            self.quit: 2,
            self.kill: 2,
            self.copy: 3,
            self.put_back: 4,
            self.take_away: 1,
        }
        action = self.random.choices(list(weighted), list(weighted.values()))[0]
        self.log.append(action.__name__)
        self.poll()
        action()

    def poll(self) -> None:
        """Check the files as the program does each second. Events are at least a second apart."""
        for store in self.stores:
            with suppress(StorageError):
                store.file.check_with_log()

    def start(self) -> None:
        if len(self.stores) == 2:
            return
        if any(store.file.is_lost for store in self.stores):
            self.kill()  # within one process, SQLite would use the index of the lost file again
        try:
            store = Store(self.database)
        except StorageError as error:
            self.refused += 1
            self.log[-1] += f": {error}"
            return
        store.connection.execute("PRAGMA synchronous = OFF")
        self.opened += 1
        self.stores.append(store)
        self.check(store)

    def check(self, store: Store) -> None:
        """The content is one that was committed as a whole, and sound."""
        assert store.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert read(store.connection) in self.states

    def write(self) -> None:
        if not self.stores:
            return
        store = self.random.choice(self.stores)
        try:
            store.file.prepare_write()
        except (StorageError, sqlite3.Error) as error:
            if not self.is_touched:
                raise AssertionError("a write is halted without a reason") from error
            self.halted += 1
            self.log[-1] += f": {error}"
            return
        store.connection.execute("BEGIN IMMEDIATE")
        for _ in range(self.random.randint(1, 4)):
            name, number = str(self.random.randrange(ROWS)), next(self.numbers)
            store.connection.execute(
                "INSERT INTO paths (id, name, why, created_at) VALUES (?, ?, ?, '') "
                "ON CONFLICT (id) DO UPDATE SET why = excluded.why",
                (int(name) + 1, name, f"{number} {FILLER}"),
            )
        store.connection.execute("COMMIT")
        self.states.add(read(store.connection))
        assert store.connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]

    def checkpoint(self) -> None:
        for store in self.stores[:1]:
            try:
                store.has_external_changes()
            except StorageError as error:
                self.halted += 1
                self.log[-1] += f": {error}"

    def quit(self) -> None:
        for store in self.stores[: self.random.randint(1, 2)]:
            store.close()
            self.stores.remove(store)

    def kill(self) -> None:
        """Kill all programs: what is on the disk stays as it is. A copy of it stands for it."""
        new = self.root / f"home-{next(self.numbers)}"
        new.mkdir()
        for file in (self.database, self.wal):
            if file.exists():
                shutil.copyfile(file, new / file.name)
        for store in self.stores:
            store.close()
        self.stores.clear()
        self.home = new
        self.is_touched = False

    def copy(self) -> None:
        """Copy one or both files to the shelf."""
        target = self.root / f"copy-{next(self.numbers)}"
        target.mkdir()
        for file in self.choose_files():
            if file.exists():
                shutil.copyfile(file, target / file.name)
        self.shelf.append(target)

    def put_back(self) -> None:
        """Put files from the shelf over those in the data directory, by renaming or in place."""
        self.is_touched = True
        if not self.shelf:
            return
        source = self.random.choice(self.shelf)
        in_place = self.random.random() < 0.5
        for file in self.choose_files():
            kept = source / file.name
            if not kept.exists():
                continue
            self.log[-1] += f" {file.name}{' in place' if in_place else ''}"
            if in_place:
                shutil.copyfile(kept, file)
            else:
                new = self.home / "new"
                shutil.copyfile(kept, new)
                new.rename(file)
            os.utime(file, ns=(0, next(self.numbers)))  # two changes in one tick of the clock would look the same

    def take_away(self) -> None:
        """Move one or both files to the shelf."""
        self.is_touched = True
        target = self.root / f"moved-{next(self.numbers)}"
        target.mkdir()
        for file in self.choose_files():
            if file.exists():
                file.rename(target / file.name)
        self.shelf.append(target)

    def choose_files(self) -> list[Path]:
        return self.random.choice([[self.database], [self.database], [self.wal], [self.database, self.wal]])


def read(connection: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    return tuple(connection.execute("SELECT name, why FROM paths ORDER BY id"))


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_order_of_events_mixes_files(
    tmp_path: Path, group: int, record_property: Callable[[str, object], None]
) -> None:
    opened = refused = halted = 0
    for seed in range(group, ORDERS, GROUPS):
        directory = tmp_path / str(seed)
        directory.mkdir()
        world = World(directory, seed)
        with patch.object(data_file, "CHECKPOINT_SIZE", 1):
            try:
                world.start()
                for _ in range(STEPS):
                    world.step()
                world.kill()
                world.start()
            except (AssertionError, sqlite3.Error) as error:
                raise AssertionError(f"seed {seed}: {error}\n" + "\n".join(world.log)) from error
            finally:
                for store in world.stores:
                    store.close()
        opened, refused, halted = opened + world.opened, refused + world.refused, halted + world.halted
    assert opened > refused > 0
    assert halted > 0
    record_property("figures", f"{opened} opened, {refused} refused, {halted} writes halted")
