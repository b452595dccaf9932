"""The person and the ask under the cursor of the ways in, without Textual."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.introductions.asks import add_ask
from infoview_tui.services.introductions.ways import WaysIn, find_ways_to_contact
from infoview_tui.ui.introductions.current_way import CurrentWay
from infoview_tui.ui.introductions.rows import AskKey, PastKey, WayKey


@pytest.fixture
def ann(workspace: Workspace, now: datetime) -> int:
    return add_contact(workspace, ContactForm("Ann", organization="Acme"), now)


@pytest.fixture
def ways(workspace: Workspace, ann: int, now: datetime) -> WaysIn:
    target = add_contact(workspace, ContactForm("Zoe", organization="Acme"), now)
    add_ask(workspace, ann, "Acme", now)
    return find_ways_to_contact(workspace, target, now)


def test_person_under_the_cursor_and_their_open_ask(ways: WaysIn, ann: int) -> None:
    current = CurrentWay(ways, WayKey(ann))
    assert current.ask is not None
    assert (current.contact, current.ask.contact_id) == ((ann, "Ann"), ann)


def test_ask_under_the_cursor_names_who_was_asked(ways: WaysIn, ann: int) -> None:
    (ask,) = ways.asks
    assert CurrentWay(ways, AskKey(ask.id)).ask == ask
    assert CurrentWay(ways, AskKey(ask.id)).contact == (ann, "Ann")
    assert CurrentWay(ways, AskKey(ask.id + 1)).contact is None


def test_other_rows_and_a_deleted_target_have_nobody(ways: WaysIn, ann: int) -> None:
    for current in (CurrentWay(ways, PastKey(ann)), CurrentWay(None, WayKey(ann)), CurrentWay(ways, None)):
        assert (current.ask, current.contact) == (None, None)
