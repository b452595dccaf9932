"""`infoview trips` and `infoview trip`: the demo's trip, in three formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from infoview_tui.paths import AppPaths
from tests.cli.conftest import Infoview


def test_sheet_in_each_format(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    assert infoview("trips").out.splitlines()[1].split()[0] == "London"
    code, out, _ = infoview("trip", "lon")
    assert code == 0
    assert "13:00–13:30  Chloë Marchetti, Lead informatics nurse" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "- **13:00–13:30 Chloë Marchetti**" in infoview("trip", "London", "--markdown").out
    page = tmp_path / "trip.html"
    assert infoview("trip", "London", "--html", page).out == f"Wrote 2 pages to {page}.\n"
    assert page.stat().st_mode & 0o777 == 0o600
    code, _, err = infoview("trip", "London", "--html", page)
    assert (code, "Use --force to replace it." in err) == (1, True)
    assert infoview("trip", "London", "--html", page, "--force").code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Paris",), "No trip to “Paris”. Trips: London."),
        (("London", "--day", "soon"), "“soon” is no day."),
        (("London", "--day", "1 Jan 2020"), "The trip to London is from "),
    ],
)
def test_what_is_wrong_is_said(infoview: Infoview, sample: AppPaths, arguments: tuple[str, ...], message: str) -> None:
    code, out, err = infoview("trip", *arguments)
    assert (code, out) == (1, "")
    assert message in err
