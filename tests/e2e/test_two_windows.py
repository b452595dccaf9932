"""Two instances on the same data: each shows the other's changes, and neither loses text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.database import saved_drafts, saved_notes_and_draft
from tests.e2e.terminal import infoview

pytestmark = pytest.mark.e2e


def test_two_instances_in_one_call_keep_both_drafts_and_share_notes(data: Path) -> None:
    with infoview(data, "live") as first, infoview(data, "live") as second:
        first.wait_until("agreed")
        second.wait_until("agreed")
        first.type("said to the first")
        first.wait_until("said to the first")
        second.type("heard by the second")
        second.wait_until("heard by the second")
        first.wait_until(lambda _: saved_drafts(data) == ["heard by the second", "said to the first"])
        first.press("enter")
        second.wait_until("said to the first")
        assert "heard by the second" in second.text, "the draft is unchanged"
        second.type(", and more")
        second.press("enter")
        first.wait_until("heard by the second, and more")
        assert saved_notes_and_draft(data) == (["said to the first", "heard by the second, and more"], "")


def test_draft_of_a_dead_instance_is_adopted_and_of_a_live_one_is_not(data: Path) -> None:
    with infoview(data, "live") as first:
        first.wait_until("agreed")
        first.type("the first's")
        first.wait_until("the first's")
        with infoview(data, "live") as second:
            second.wait_until("open in another window")
            second.type("the second's")
            second.wait_until("the second's")
            first.kill()
            second.type(" own")
            second.wait_until("the second's own")
            assert saved_drafts(data) == ["the first's", "the second's own"]
            second.press("enter")
            second.kill()
    with infoview(data, "live") as third:
        third.wait_until("the first's")
        third.type(" too")
        third.press("enter")
        third.wait_until(lambda _: saved_notes_and_draft(data) == (["the second's own", "the first's too"], ""))


def test_contact_added_in_one_instance_appears_in_another(data: Path) -> None:
    with infoview(data) as board, infoview(data) as other:
        board.wait_until("Researching")
        other.wait_until("Researching")
        other.type("n")
        other.wait_until("New contact")
        other.type("Priya Shah, staff designer at Figma")
        other.press("enter")
        board.wait_until("Priya Shah")
