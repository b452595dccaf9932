"""Changes are brought to the disk in a thread, and whoever waits for it waits until they are there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from infoview_tui.storage import log_sync, tables
from infoview_tui.storage.log_sync import LogSync
from infoview_tui.storage.store import Store


class SlowDisk:
    """A disk that syncs when it is allowed to."""

    def __init__(self) -> None:
        self.may_sync, self.synced, self.error = Event(), 0, False

    def sync(self, descriptor: int) -> None:
        assert os.fstat(descriptor).st_size
        assert self.may_sync.wait(30)
        if self.error:
            raise OSError("the disk is broken")
        self.synced += 1


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> SlowDisk:
    disk = SlowDisk()
    monkeypatch.setattr(log_sync, "_sync", disk.sync)
    return disk


@pytest.fixture
def store(tmp_path: Path, disk: SlowDisk) -> Iterator[Store]:
    store = Store(tmp_path / "infoview.db")
    yield store
    disk.may_sync.set()
    store.close()


def save(store: Store, name: str, *, sync_later: bool = True) -> None:
    with store.write_session(sync_later=sync_later) as session:
        session.add(tables.Tag(name=name))


def synchronous(store: Store) -> int:
    return int(store.connection.execute("PRAGMA synchronous").fetchone()[0])


def start_waiting(wait: Callable[[], None]) -> Thread:
    thread = Thread(target=wait)
    thread.start()
    return thread


def test_what_is_saved_is_waited_for(store: Store, disk: SlowDisk) -> None:
    wait = store.sync_in_thread(print)
    wait()  # nothing was saved yet
    save(store, "one")
    waiting = start_waiting(wait)
    waiting.join(0.02)
    assert waiting.is_alive(), "the disk does not have it yet"
    assert disk.synced == 0
    disk.may_sync.set()
    waiting.join(30)
    assert disk.synced == 1
    wait()


def test_other_transactions_wait_for_the_disk_themselves(store: Store, disk: SlowDisk) -> None:
    wait = store.sync_in_thread(print)
    save(store, "one", sync_later=False)
    wait()
    assert disk.synced == 0
    assert synchronous(store) == 2


def test_without_a_thread_an_autosave_waits_itself(store: Store, disk: SlowDisk) -> None:
    levels: list[int] = []
    with store.write_session(sync_later=True) as session:
        levels.append(synchronous(store))
        session.add(tables.Tag(name="one"))
    assert levels == [2]
    assert disk.synced == 0


def test_an_error_of_the_disk_is_said_once_and_changes_then_wait_themselves(store: Store, disk: SlowDisk) -> None:
    said: list[str] = []
    wait = store.sync_in_thread(said.append)
    disk.error = True
    disk.may_sync.set()
    save(store, "one")
    wait()
    with store.write_session(sync_later=True):
        assert synchronous(store) == 2, "which reports the next error"
    store.has_external_changes()
    with store.write_transaction(sync_later=True):
        assert synchronous(store) == 2
    assert said == [store.wait_for_disk()]
    assert said[0].startswith("Your latest changes may not be on the disk: the disk is broken.")


def test_changes_by_another_window_are_waited_for_before_they_are_shown(store: Store, disk: SlowDisk) -> None:
    disk.may_sync.set()
    store.sync_in_thread(print)
    assert not store.has_external_changes()
    other = Store(store.database)
    save(other, "one")
    other.close()
    assert store.has_external_changes()
    store.wait_for_disk()
    assert disk.synced == 1


def test_a_failed_autosave_requests_nothing(store: Store, disk: SlowDisk) -> None:
    wait = store.sync_in_thread(print)
    with pytest.raises(ZeroDivisionError), store.write_session(sync_later=True):
        raise ZeroDivisionError
    wait()
    assert synchronous(store) == 2


def test_a_log_that_was_merged_needs_no_sync(tmp_path: Path) -> None:
    sync = LogSync(tmp_path / "infoview.db", print)
    sync.request()
    sync.wait()
    assert not sync.error
    sync.close()
