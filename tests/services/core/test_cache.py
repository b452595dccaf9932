"""What is made of the data is made once, and anew after any change."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.services.board.ordering import read_letters
from infoview_tui.services.contacts import contacts
from infoview_tui.services.contacts.contacts import ContactForm
from infoview_tui.services.core.workspace import Desk
from infoview_tui.storage.queries.board.board import CONTACTS
from infoview_tui.storage.store import Store


def count(store: Store) -> list[int]:
    """How many contacts there are."""
    return [row.number for row in store.all(CONTACTS)]


def test_it_is_made_once_while_nothing_changes(desk: Desk) -> None:
    assert desk.kept.get(count) is desk.kept.get(count)
    assert desk.kept.get(read_letters) == []


def test_it_is_made_anew_after_a_deed_its_undo_and_its_redo(desk: Desk, now: datetime) -> None:
    assert desk.kept.get(count) == [0]
    contacts.add_contact(desk, ContactForm("Ann"), now)
    assert desk.kept.get(count) == [1]
    desk.undo(now)
    assert desk.kept.get(count) == [0]
    desk.redo(now)
    assert desk.kept.get(count) == [1]


def test_it_is_made_anew_after_a_change_by_another_process(desk: Desk, elsewhere: Desk, now: datetime) -> None:
    assert desk.kept.get(count) == [0]
    contacts.add_contact(elsewhere, ContactForm("Ann"), now)
    assert desk.kept.get(count) == [1]
