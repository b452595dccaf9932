"""`infoview calendar`."""

from __future__ import annotations

import shutil
import stat
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from infoview_tui.paths import AppPaths
from tests.cli.conftest import Infoview
from tests.storage.calendars.files import calendar, event


def names(text: str) -> set[str]:
    """Return the names that the events of a calendar are with."""
    return {str(found["SUMMARY"]).removeprefix("Interview with ") for found in Calendar.from_ical(text).walk("VEVENT")}


def test_interviews_are_printed_or_written_to_a_private_file(
    infoview: Infoview, sample: AppPaths, tmp_path: Path
) -> None:
    printed = infoview("calendar")
    assert (printed.code, printed.err) == (0, "")
    everybody = names(printed.out)
    assert len(everybody) > 2
    name = sorted(everybody)[0]
    one = infoview("calendar", name)
    assert names(one.out) == {name}

    file = tmp_path / "interviews.ics"
    assert infoview("calendar", "--output", file).code == 0
    assert file.read_bytes().decode() == printed.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = infoview("calendar", "--out", file)
    assert (again.code, again.err) == (
        1,
        f"infoview: {file} already exists and was not changed. Use --force to replace it.\n",
    )
    assert infoview("calendar", "--output", file, "--force").code == 0


def test_contact_without_an_interview(infoview: Infoview, sample: AppPaths) -> None:
    assert infoview("calendar", "nobody of this name").code == 1
    assert infoview("calendar", "--force").code == 2
    assert infoview("calendar", "--check", "Maria").code == 2


def test_check_names_files_that_cannot_be_read(infoview: Infoview, sample: AppPaths) -> None:
    assert "No calendars yet" in infoview("calendar", "--check").err
    sample.config.mkdir(exist_ok=True)
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    busy = event(f"{tomorrow:%Y%m%dT%H%M%SZ}", "", "DURATION:PT1H")
    (sample.config / "work.ics").write_text(calendar(busy))
    sample.config_file.write_text('calendars = ["work.ics"]')
    good = infoview("calendar", "--check")
    assert (good.code, good.out, good.err) == (0, "1 busy time in the next 3 weeks.\n", "")
    (sample.config / "work.ics").write_text("nothing")
    bad = infoview("calendar", "--check")
    assert bad.code == 1
    assert bad.err.endswith("work.ics was skipped: it is not a calendar file (iCalendar).\n")


@pytest.mark.skipif(shutil.which("calcurse") is None, reason="calcurse is not installed")
def test_calcurse_imports_the_interviews(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    file = tmp_path / "all.ics"
    infoview("calendar", "--output", file)
    directory = tmp_path / "calcurse"
    done = subprocess.run(
        ["calcurse", "-D", directory, "-C", directory, "-i", file], capture_output=True, text=True, check=True
    )
    assert "skipped" not in done.stderr.lower() or " 0 skipped" in done.stderr
    imported = (directory / "apts").read_text()
    assert all(name in imported for name in names(file.read_text()))
    assert "Thank " in (directory / "todo").read_text()


@pytest.mark.skipif(shutil.which("khal") is None, reason="khal is not installed")
def test_khal_imports_the_interviews(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    file = tmp_path / "all.ics"
    infoview("calendar", "--output", file)
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[own]]\npath = {tmp_path}/khal\n[sqlite]\npath = {tmp_path}/khal.db\n"
        "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    (tmp_path / "khal").mkdir()
    command = ["khal", "-c", str(config)]
    subprocess.run([*command, "import", "--batch", "-a", "own", str(file)], capture_output=True, check=True)
    first = datetime.now(UTC) - timedelta(days=400)
    listed = subprocess.run(
        [*command, "list", f"{first:%Y-%m-%d}", "800d"], capture_output=True, text=True, check=True
    ).stdout
    assert all(name in listed for name in names(file.read_text()))
