"""`infoview sheet`: the page before an interview, in three formats."""

from __future__ import annotations

import re
from pathlib import Path

from infoview_tui.paths import AppPaths
from tests.cli.conftest import Infoview


def test_sheet_in_each_format(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    code, out, _ = infoview("sheet", "priya")
    assert code == 0
    assert out.startswith("Interview with Priya Raghunathan, Staff product designer at Pulsewick\n")
    assert re.search(r"\nQuestions · \d+ of 30 min", out)
    assert "must ask" in out
    assert max(map(len, out.splitlines())) <= 80
    assert infoview("sheet").out == out, "without a name, it is the next interview"
    assert "\n## Before the call\n\n- [ ] Quiet room" in infoview("sheet", "priya", "--markdown").out
    page = tmp_path / "sheet.html"
    assert infoview("sheet", "priya", "--html", page).out == f"Wrote the sheet to {page}.\n"
    assert page.stat().st_mode & 0o777 == 0o600
    assert "--force" in infoview("sheet", "priya", "--html", page).err
    assert infoview("sheet", "priya", "--html", page, "--force").code == 0


def test_what_is_wrong_is_said(infoview: Infoview, sample: AppPaths) -> None:
    assert "No contact is called 'nobody'" in infoview("sheet", "nobody").err
    assert infoview("sheet", "priya", "--force").code == 2


def test_without_data_there_is_no_sheet(infoview: Infoview) -> None:
    assert "No data yet" in infoview("sheet").err
