"""How a dialog was opened, as it is stored with its draft."""

from __future__ import annotations

import pytest

from infoview_tui.domain.draft_texts import BOX_PREFIX, join_typed
from infoview_tui.services.drafts.opening import Opening, OpeningStep, format_opening, parse_opening


def test_an_opening_is_read_as_it_was_stored() -> None:
    opening = Opening("tab:today", [OpeningStep("record_answer()"), OpeningStep("answer('later')", dialog="Answer")])
    assert parse_opening(format_opening(opening)) == opening
    assert format_opening(Opening("tab:today")) == ""


@pytest.mark.parametrize(
    ("stored", "opening"),
    [
        ("", Opening("", [])),
        ("edit", Opening("", [OpeningStep("edit")])),
        ("[", Opening()),
        ("[]", Opening()),
        ('["tab:today", 3]', Opening()),
        ('["tab:today", ["a", "b", "c", "d", "e"]]', Opening()),
    ],
)
def test_older_and_damaged_openings(stored: str, opening: Opening) -> None:
    assert parse_opening(stored) == opening


def test_boxes_are_no_text() -> None:
    assert join_typed({"name": "Ada", "1": " ", f"{BOX_PREFIX}2": "checked"}) == "Ada"
