"""A dialog asks until its answer is saved or it is canceled."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

import pytest
from textual.screen import Screen

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.shared.ask_until_saved import ask_until_saved
from tests.ui.part_host import PartHost


@pytest.fixture
def host(workspace: Workspace, now: datetime, zone: tzinfo) -> PartHost:
    return PartHost(workspace, now, zone)


def ask(host: PartHost, results: list[bool]) -> tuple[list[tuple[str, bool]], list[str]]:
    """Ask for a text, where each try to save has one of the results; return what was shown and what was to be saved."""
    shown: list[tuple[str, bool]] = []
    given: list[str] = []

    def build(text: str, is_unsaved: bool) -> Screen[Any]:
        shown.append((text, is_unsaved))
        return Screen()

    def save(text: str) -> bool:
        given.append(text)
        return results[len(given) - 1]

    ask_until_saved(host, build, "before", save)
    return shown, given


def test_an_answer_that_is_not_saved_is_asked_for_again(host: PartHost) -> None:
    host.answers = ["one", "two"]
    shown, given = ask(host, [False, True])
    assert shown == [("before", False), ("one", True)]
    assert given == ["one", "two"]


def test_a_canceled_dialog_saves_nothing_and_does_not_ask_again(host: PartHost) -> None:
    host.answers = ["one", None]
    shown, given = ask(host, [False])
    assert shown == [("before", False), ("one", True)]
    assert given == ["one"]


def test_an_empty_answer_is_saved_as_well(host: PartHost) -> None:
    host.answers = [""]
    assert ask(host, [True]) == ([("before", False)], [""])
