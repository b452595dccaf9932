"""The query cache is cleared by any change."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.services.board.ordering import read_letter_groups
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.board.board import CONTACT_COUNT
from infoview_tui.storage.store import Store


def count(store: Store) -> list[int]:
    """Return the number of contacts."""
    return [row.total for row in store.all(CONTACT_COUNT)]


def test_result_is_cached_while_nothing_changes(workspace: Workspace) -> None:
    assert workspace.cache.get(count) is workspace.cache.get(count)
    assert workspace.cache.get(read_letter_groups) == []


def test_command_undo_and_redo_clear_the_cache(workspace: Workspace, now: datetime) -> None:
    assert workspace.cache.get(count) == [0]
    contact_commands.add_contact(workspace, ContactForm("Ann"), now)
    assert workspace.cache.get(count) == [1]
    workspace.undo(now)
    assert workspace.cache.get(count) == [0]
    workspace.redo(now)
    assert workspace.cache.get(count) == [1]


def test_change_by_another_process_clears_the_cache(
    workspace: Workspace, other_workspace: Workspace, now: datetime
) -> None:
    assert workspace.cache.get(count) == [0]
    contact_commands.add_contact(other_workspace, ContactForm("Ann"), now)
    assert workspace.cache.get(count) == [1]
