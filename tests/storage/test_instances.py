"""Running instances are recognized by their locks."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from infoview_tui.storage import instances
from infoview_tui.storage.instances import Instance, is_instance_running

HOLD = """
import sys
from pathlib import Path
from infoview_tui.storage.instances import Instance
instance = Instance(Path(sys.argv[1]))
print(instance.name, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def process(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a process that is a running instance and prints its name."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        yield running
        running.kill()


def read_name(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def lock_files(data_dir: Path) -> set[str]:
    return {path.name for path in (data_dir / "instances").iterdir()}


def test_instance_runs_until_closed(tmp_path: Path) -> None:
    instance, other = Instance(tmp_path), Instance(tmp_path)
    assert instance.name != other.name
    assert is_instance_running(tmp_path, instance.name)
    instance.close()
    instance.close()
    assert not is_instance_running(tmp_path, instance.name)
    assert is_instance_running(tmp_path, other.name)
    assert lock_files(tmp_path) == {other.name}
    other.close()


def test_killed_instance_has_ended_and_its_file_is_deleted(tmp_path: Path, process: subprocess.Popen[str]) -> None:
    name = read_name(process)
    assert is_instance_running(tmp_path, name)
    instance = Instance(tmp_path)
    assert lock_files(tmp_path) == {name, instance.name}
    process.kill()
    process.wait()
    assert not is_instance_running(tmp_path, name)
    assert lock_files(tmp_path) == {name, instance.name}
    another = Instance(tmp_path)
    assert lock_files(tmp_path) == {instance.name, another.name}
    instance.close()
    another.close()


def test_concurrent_checks_do_not_affect_each_other(tmp_path: Path) -> None:
    instance = Instance(tmp_path)
    path = tmp_path / "instances" / instance.name
    instance.close()
    path.touch()
    with path.open() as file:
        assert instances._lock_shared(file.fileno())
        assert not is_instance_running(tmp_path, instance.name)


def test_lock_files_are_private(tmp_path: Path) -> None:
    instance = Instance(tmp_path)
    directory = tmp_path / "instances"
    assert directory.stat().st_mode & 0o777 == 0o700
    assert (directory / instance.name).stat().st_mode & 0o777 == 0o600
    instance.close()


@pytest.mark.parametrize("name", ["", "x", "1@host", "4711.123@host", "../infoview.db", "1.0123456789abcdef", "\0"])
def test_names_without_a_lock_have_ended(tmp_path: Path, name: str) -> None:
    Instance(tmp_path).close()
    assert not is_instance_running(tmp_path, name)


def test_other_files_are_not_deleted(tmp_path: Path) -> None:
    (tmp_path / "instances").mkdir()
    (tmp_path / "instances" / "notes.txt").touch()
    instance = Instance(tmp_path)
    assert lock_files(tmp_path) == {"notes.txt", instance.name}
    instance.close()


def test_instance_runs_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "instances").touch()
    instance = Instance(tmp_path)
    assert not is_instance_running(tmp_path, instance.name)
    instance.close()
    monkeypatch.setattr(instances, "HAS_LOCKS", False)
    instance = Instance(tmp_path / "none")
    assert not is_instance_running(tmp_path / "none", instance.name)
    instance.close()
