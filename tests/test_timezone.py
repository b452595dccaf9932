"""The local time zone, from TZ or the system, with daylight saving time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import TZPATH

import pytest

from infoview_tui import timezone
from infoview_tui.timezone import local_timezone

DATABASE = next((Path(path) for path in TZPATH if (Path(path) / "Europe/Berlin").exists()), None)
WINTER, SUMMER = datetime(2027, 1, 15, 12, tzinfo=UTC), datetime(2027, 7, 15, 12, tzinfo=UTC)

needs_database = pytest.mark.skipif(DATABASE is None, reason="this system has no time zone database")


def is_berlin() -> bool:
    local = local_timezone()
    offsets = [moment.astimezone(local).utcoffset() for moment in (WINTER, SUMMER)]
    return offsets == [timedelta(hours=1), timedelta(hours=2)]


@needs_database
@pytest.mark.parametrize("name", ["Europe/Berlin", ":Europe/Berlin", f"{DATABASE}/Europe/Berlin"])
def test_time_zone_from_the_environment(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("TZ", name)
    assert is_berlin()


@needs_database
def test_time_zone_from_a_link_to_the_system_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TZ", raising=False)
    link = tmp_path / "localtime"
    link.symlink_to(f"{DATABASE}/Europe/Berlin")
    monkeypatch.setattr(timezone, "SYSTEM_LOCALTIME", link)
    assert is_berlin()
    assert str(local_timezone()) == "Europe/Berlin"


@needs_database
def test_time_zone_from_a_copy_of_the_system_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TZ", raising=False)
    copy = tmp_path / "localtime"
    copy.write_bytes(Path(f"{DATABASE}/Europe/Berlin").read_bytes())
    monkeypatch.setattr(timezone, "SYSTEM_LOCALTIME", copy)
    assert is_berlin()


@pytest.mark.parametrize(
    "name", ["Nowhere/Else", "Europe", "../../etc/passwd", "/etc/passwd", "EST5EDT4,M3.2.0", "\udc80"]
)
def test_invalid_name_falls_back_to_an_offset(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("TZ", name)
    assert WINTER.astimezone(local_timezone()).utcoffset() is not None


def test_system_without_time_zones_falls_back_to_an_offset(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(timezone, "SYSTEM_LOCALTIME", tmp_path / "missing")
    assert WINTER.astimezone(local_timezone()).utcoffset() is not None


def test_empty_name_is_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "")
    assert SUMMER.astimezone(local_timezone()).utcoffset() == timedelta(0)
