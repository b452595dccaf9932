"""What is typed in dialogs: one draft for each dialog and window; those of ended windows are taken over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from infoview_tui.domain.draft_texts import parse_texts
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts.commands import delete_contact
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.drafts.commands import clear_dialog_draft, open_dialog_draft, save_dialog_draft
from infoview_tui.services.drafts.places import DraftPlace
from infoview_tui.services.drafts.queries import list_unfinished
from infoview_tui.services.interviews.live_draft import save_live_draft
from infoview_tui.services.research.drafts import save_research_draft
from infoview_tui.storage.instances import Instance
from tests.conftest import Campaign
from tests.costs import statements

QUICK_ADD = DraftPlace("quick_add", "New contact", "tab:board", None, "new")


@pytest.fixture
def ended(paths: AppPaths, workspace: Workspace) -> Workspace:
    """A window on the same data that has ended, as after kill -9."""
    instance = Instance(paths.data)
    instance.close()
    return Workspace(workspace.store, instance.name)


@pytest.fixture
def other(paths: AppPaths, workspace: Workspace) -> Iterator[Workspace]:
    """Another window on the same data, which is open."""
    instance = Instance(paths.data)
    yield Workspace(workspace.store, instance.name)
    instance.close()


def test_a_text_is_there_until_it_is_saved_or_discarded(workspace: Workspace, now: datetime) -> None:
    save_dialog_draft(workspace, QUICK_ADD, {"0": "Ada Lovel"}, now)
    save_dialog_draft(workspace, QUICK_ADD, {"0": "Ada Lovelace", "1": "Grace"}, now)
    assert open_dialog_draft(workspace, "quick_add") == {"0": "Ada Lovelace", "1": "Grace"}
    (row,) = list_unfinished(workspace)
    assert (row.title, row.text, row.screen, row.opener) == ("New contact", "Ada Lovelace\nGrace", "tab:board", "new")
    clear_dialog_draft(workspace, "quick_add")
    assert open_dialog_draft(workspace, "quick_add") == {}
    assert list_unfinished(workspace) == []


def test_nothing_changed_is_no_draft(workspace: Workspace, now: datetime) -> None:
    save_dialog_draft(workspace, QUICK_ADD, {"0": "Ada"}, now)
    save_dialog_draft(workspace, QUICK_ADD, {}, now)
    assert list_unfinished(workspace) == []


def test_the_draft_of_an_ended_window_is_taken_over(workspace: Workspace, ended: Workspace, now: datetime) -> None:
    save_dialog_draft(ended, QUICK_ADD, {"0": "Ada"}, now)
    assert [row.text for row in list_unfinished(workspace)] == ["Ada"]
    assert open_dialog_draft(workspace, "quick_add") == {"0": "Ada"}
    clear_dialog_draft(workspace, "quick_add")
    assert list_unfinished(workspace) == []


def test_the_draft_of_an_open_window_is_left_alone(workspace: Workspace, other: Workspace, now: datetime) -> None:
    save_dialog_draft(other, QUICK_ADD, {"0": "theirs"}, now)
    assert list_unfinished(workspace) == []
    assert open_dialog_draft(workspace, "quick_add") == {}
    save_dialog_draft(workspace, QUICK_ADD, {"0": "mine"}, now)
    assert open_dialog_draft(other, "quick_add") == {"0": "theirs"}


def test_lines_of_research_and_of_calls_are_listed_once_their_window_has_ended(
    workspace: Workspace, ended: Workspace, campaign: Campaign
) -> None:
    for window in (workspace, ended, Workspace(workspace.store, "123@old-host")):
        save_research_draft(window, Subject.contact(campaign.maria), "half a find")
        save_live_draft(window, campaign.interview, "half a note")
    found = sorted((row.title, row.text) for row in list_unfinished(workspace))
    assert found == [
        ("Interview: Maria Lopez", "half a note"),
        ("Interview: Maria Lopez", "half a note"),
        ("Research: Maria Lopez", "half a find"),
        ("Research: Maria Lopez", "half a find"),
    ]


def test_deleting_a_contact_deletes_what_was_typed_about_them_and_undo_restores_it(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    place = DraftPlace("contact:1/edit", "Maria Lopez", f"contact:{campaign.maria}", campaign.maria, "edit")
    save_dialog_draft(workspace, place, {"email": "maria@"}, now)
    delete_contact(workspace, campaign.maria, now)
    assert list_unfinished(workspace) == []
    save_dialog_draft(workspace, place._replace(key="late"), {"email": "maria@"}, now)
    workspace.undo(now)
    assert sorted(row.key for row in list_unfinished(workspace)) == ["contact:1/edit", "late"]


def test_a_key_costs_one_statement(workspace: Workspace, now: datetime) -> None:
    save_dialog_draft(workspace, QUICK_ADD, {"0": "A"}, now)
    with statements(workspace) as ran:
        save_dialog_draft(workspace, QUICK_ADD, {"0": "Ad"}, now)
    assert len([sql for sql in ran if "dialog_drafts" in sql]) == 1


@pytest.mark.parametrize("stored", ["", "[1]", "{", '"x"'])
def test_damaged_texts_are_shown_as_they_are(stored: str) -> None:
    assert parse_texts(stored) == {"": stored}
