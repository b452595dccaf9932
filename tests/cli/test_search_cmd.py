"""`infoview search`: what it prints, and what it leaves out."""

from __future__ import annotations

import json
import sqlite3

import pytest

from infoview_tui.paths import AppPaths
from tests.cli.conftest import Infoview
from tests.cli.test_notes_markdown_cmd import off_record_texts


def test_results_are_printed_in_groups(infoview: Infoview, sample: AppPaths) -> None:
    code, out, _ = infoview("search", "risk", "who:inês")
    assert code == 0
    lines = out.splitlines()
    assert "Notes" in lines
    assert any(line.startswith("  insight: The risk file is the real design document") for line in lines)
    assert max(map(len, lines)) <= 80


def test_argument_with_spaces_is_a_phrase(infoview: Infoview, sample: AppPaths) -> None:
    assert infoview("search", "risk file").out == infoview("search", '"risk file"').out
    assert infoview("search", "who:Inês Carvalho", "risk").out == infoview("search", 'who:"Inês Carvalho"', "risk").out


def test_json_has_ids_and_reasons(infoview: Infoview, sample: AppPaths) -> None:
    found = json.loads(infoview("search", "desgin", "--json").out)
    assert {result["why"] for result in found} == {"similar word"}
    assert found[0]["kind"] == "contact"
    assert found[0]["contact_id"] == found[0]["id"]


@pytest.mark.parametrize("format_option", [None, "--json"])
def test_nothing_off_the_record_is_found(infoview: Infoview, sample: AppPaths, format_option: str | None) -> None:
    options = [format_option] if format_option else []
    texts = off_record_texts(sample, "Inês Carvalho")
    assert texts
    writer = sqlite3.connect(sample.database)
    with writer:
        writer.execute(
            "UPDATE verdicts SET reason = 'a secret reason', note_id = (SELECT id FROM notes WHERE kind = 'off_record')"
        )
    writer.close()
    for text in texts:
        out = infoview("search", text, *options).out
        assert text not in out
        assert "off_record" not in out
    assert "secret" not in infoview("search", "secret reason", *options).out
    assert "off the record" not in infoview("search", "kind:note", "who:inês").out


def test_nothing_found_is_said(infoview: Infoview, sample: AppPaths) -> None:
    code, out, err = infoview("search", "qqqqqq", "since:soon")
    assert (code, out) == (0, "")
    assert "Nothing found." in err
    assert "is not a day in the past" in err


def test_without_data_it_says_so(infoview: Infoview) -> None:
    code, out, err = infoview("search", "design")
    assert (code, out) == (0, "")
    assert "No data yet" in err
    assert infoview("search", "design", "--json").out.strip() == "[]"
