"""`infoview week`: the entries of seven days as a table and as JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from infoview_tui.paths import AppPaths
from tests.cli.conftest import Infoview


def test_the_next_days_as_table_and_json(infoview: Infoview, sample: AppPaths) -> None:
    today = datetime.now(UTC).date()
    calendar = sample.data / "work.ics"
    tomorrow = f"{today + timedelta(days=1):%Y%m%d}"
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z")
    event = (f"DTSTART;VALUE=DATE:{tomorrow}", "SUMMARY:Conference\x1b[2J", "END:VEVENT", "END:VCALENDAR", "")
    calendar.write_text("\r\n".join((*lines, *event)), encoding="utf-8")
    sample.config.mkdir()
    sample.config_file.write_text(f"calendars = ['{calendar}']", encoding="utf-8")

    code, out, err = infoview("week", "--from", "today")
    assert (code, err) == (0, "")
    assert out.splitlines()[0].split() == ["DAY", "TIME", "WHAT", "WHO", "WHERE"]
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out
    (planned,) = [line for line in out.splitlines() if "Priya Raghunathan" in line]
    assert " interview " in planned

    entries = json.loads(infoview("week", "--from", f"{today}", "--json").out)
    assert [entry["starts_at"] for entry in entries] == sorted(entry["starts_at"] for entry in entries)
    (busy,) = [entry for entry in entries if entry["kind"] == "busy"]
    assert (busy["label"].startswith("Conference"), busy["all_day"], busy["contact"]) == (True, True, None)
    first = next(entry for entry in entries if entry["contact"] == "Priya Raghunathan")
    assert (first["kind"], bool(first["interview_id"]), first["label"]) == ("planned", True, "")

    code, out, err = infoview("week", "--from", "1 jan 2040")
    assert (code, out) == (0, "")
    assert "No interviews, offered times, or busy times from Sun 1 Jan" in err
    code, out, err = infoview("week", "--from", "someday")
    assert (code, out) == (1, "")
    assert "“someday” is not a day" in err
