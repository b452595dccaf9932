"""`infoview insights`: the demo's answers, in three formats."""

from __future__ import annotations

import json

import pytest

from infoview_tui.paths import AppPaths
from tests.cli.conftest import Infoview
from tests.cli.test_notes_markdown_cmd import off_record_texts


def test_summary_says_which_path_is_ahead_and_what_to_ask_next(infoview: Infoview, sample: AppPaths) -> None:
    code, out, _ = infoview("insights")
    assert code == 0
    words = " ".join(out.split())
    assert "Product designer in health tech is ahead of" in words
    assert "the ranges overlap" in words
    assert "For it: " in words
    assert "- Ask Priya Raghunathan: " in words
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("format_option", [None, "--markdown", "--json"])
def test_off_the_record_is_in_no_format(infoview: Infoview, sample: AppPaths, format_option: str | None) -> None:
    out = infoview("insights", *([format_option] if format_option else [])).out
    for name in ("Inês Carvalho", "Tobiasz Wiśniewski", "Amara Nwosu"):
        for text in off_record_texts(sample, name):
            assert text not in out
    assert "off_record" not in out


def test_json_is_one_object(infoview: Infoview, sample: AppPaths) -> None:
    found = json.loads(infoview("insights", "--json").out)
    assert found["paths"][0]["name"] == "Product designer in health tech"
    assert found["voices"] >= found["circles"] > 1


def test_without_data_it_says_what_to_do(infoview: Infoview) -> None:
    code, out, err = infoview("insights")
    assert (code, out) == (1, "")
    assert err.startswith("infoview: No data yet in ")
