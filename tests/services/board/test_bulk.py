"""Bulk changes: one command with the same consequences for each contact as a single change."""

from __future__ import annotations

import re
import sqlite3
from datetime import datetime, timedelta

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import EventKind, Stage
from infoview_tui.errors import InfoviewError
from infoview_tui.services.board import bulk
from infoview_tui.services.board.queries import read_cards
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach import scheduling, stages
from infoview_tui.storage.queries.contacts.contacts import TIMELINE
from tests.conftest import Campaign
from tests.services.tables import Snapshot, snapshot

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def three(workspace: Workspace, now: datetime) -> list[int]:
    return [contact_commands.add_contact(workspace, ContactForm(name), now) for name in ("Ann", "Bob", "Cleo")]


def without_ids(found: Snapshot) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of a snapshot without their ids and UUIDs."""
    return {
        name: sorted(
            map(_without_uuids, (row[1:] if name not in {"contact_paths", "contact_tags"} else row for row in rows)),
            key=repr,
        )
        for name, rows in found.items()
    }


def _without_uuids(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(value for value in row if not (isinstance(value, str) and UUID.fullmatch(value)))


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("before", [Stage.RESEARCHING, Stage.CONTACTED, Stage.SCHEDULED, Stage.MET])
def test_bulk_move_has_same_consequences_as_single_moves(
    workspace: Workspace, three: list[int], now: datetime, stage: Stage, before: Stage
) -> None:
    later = now + timedelta(hours=3)
    for contact_id in three[:2]:
        stages.move_contact(workspace, contact_id, before, now)
    start = snapshot(workspace.store.connection)
    for contact_id in three:
        stages.move_contact(workspace, contact_id, stage, later)
    one_by_one = without_ids(snapshot(workspace.store.connection))
    while snapshot(workspace.store.connection) != start:
        workspace.undo(later)
    bulk.move_contacts(workspace, three, stage, later)
    assert without_ids(snapshot(workspace.store.connection)) == one_by_one


def test_bulk_move_keeps_existing_interviews(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    at = Appointment(now + timedelta(days=5))
    scheduling.schedule_interview(workspace, campaign.tom, at, now)
    assert "is due" in bulk.move_contacts(workspace, [campaign.tom], Stage.SCHEDULED, now)
    (card,) = read_cards(workspace, [campaign.tom])
    assert card.starts_at is not None


def test_bulk_move_message_has_count_and_consequence(workspace: Workspace, three: list[int], now: datetime) -> None:
    message = bulk.move_contacts(workspace, three, Stage.CONTACTED, now)
    assert message == "3 contacts moved to Contacted. For each: a follow-up is due in 3 business days."
    assert bulk.move_contacts(workspace, three, Stage.CONTACTED, now) == "All of them are already in Contacted."
    assert bulk.move_contacts(workspace, three[:1], Stage.READY, now) == "Ann moved to Ready. No research yet."
    assert workspace.undo(now) == "Moved Ann to Ready"
    assert workspace.undo(now) == "Moved 3 contacts to Contacted"


def test_bulk_move_is_in_each_timeline_until_undone(workspace: Workspace, three: list[int], now: datetime) -> None:
    message = bulk.move_contacts(workspace, three, Stage.READY, now)
    assert message == "3 contacts moved to Ready. Some have no research yet."
    for contact_id in three:
        row = workspace.store.all(TIMELINE, contact_id=contact_id, most=9)[0]
        assert row.kind == EventKind.CONTACT_MOVED
    workspace.undo(now)
    assert [row.kind for row in workspace.store.all(TIMELINE, contact_id=three[0], most=9)] == [EventKind.CONTACT_ADDED]
    workspace.redo(now)
    assert len(workspace.store.all(TIMELINE, contact_id=three[0], most=9)) == 2


def test_tags_ignore_case(workspace: Workspace, three: list[int], now: datetime) -> None:
    assert bulk.tag_contacts(workspace, three[:2], "#Alumni", now) == "Tagged 2 contacts #Alumni."
    assert bulk.tag_contacts(workspace, three, "alumni", now) == "Tagged Cleo #Alumni."
    assert bulk.tag_contacts(workspace, three, "alumni", now) == "All of them already have #Alumni."
    assert bulk.untag_contacts(workspace, three, "ALUMNI", now) == "Removed #ALUMNI from 3 contacts."
    assert bulk.untag_contacts(workspace, three, "alumni", now) == "None of them has #alumni."
    assert snapshot(workspace.store.connection)["tags"] == [], "unused tags are deleted"


def test_path_is_added_to_contacts_without_it(workspace: Workspace, three: list[int], now: datetime) -> None:
    bulk.add_path_to_contacts(workspace, three[:1], "Type design", now)
    assert (
        bulk.add_path_to_contacts(workspace, three, "type DESIGN", now) == "Linked 2 contacts to the path Type design."
    )
    assert (
        bulk.add_path_to_contacts(workspace, three, "type design", now)
        == "All of them are already linked to Type design."
    )
    assert read_contact_form(workspace, three[2]).paths == ("Type design",)


def test_empty_names_are_rejected(workspace: Workspace, three: list[int], now: datetime) -> None:
    with pytest.raises(InfoviewError, match="A tag needs a name"):
        bulk.tag_contacts(workspace, three, " # ", now)
    with pytest.raises(InfoviewError, match="A path needs a name"):
        bulk.add_path_to_contacts(workspace, three, " ", now)


def test_bulk_commands_skip_deleted_contacts(workspace: Workspace, three: list[int], now: datetime) -> None:
    deleted_ids = [4711, 4712]
    before = snapshot(workspace.store.connection)
    bulk.move_contacts(workspace, deleted_ids, Stage.READY, now)
    assert "no longer exist" in bulk.tag_contacts(workspace, deleted_ids, "x", now)
    assert "no longer exist" in bulk.add_path_to_contacts(workspace, deleted_ids, "x", now)
    assert "no longer exist" in bulk.delete_contacts(workspace, deleted_ids, now)
    assert snapshot(workspace.store.connection) == before
    assert bulk.tag_contacts(workspace, [*three, *three, *deleted_ids], "x", now) == "Tagged 3 contacts #x."


def test_bulk_delete_cascades(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    before = snapshot(workspace.store.connection)
    message = bulk.delete_contacts(workspace, [campaign.tom, campaign.maria], now)
    assert message == "Deleted 2 contacts and all related data. Restorable for 30 days."
    rows_left = snapshot(workspace.store.connection)
    for table in ("findings", "interviews", "notes", "messages", "contact_tags", "contact_paths"):
        assert rows_left[table] == [], table
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_a_move_of_more_contacts_than_sqlite_has_parameters_is_undone(workspace: Workspace, now: datetime) -> None:
    """The limit is about 32,000 by default; here it is one that a statement for a single row does not reach."""
    ids = [contact_commands.add_contact(workspace, ContactForm(f"Contact {number}"), now) for number in range(101)]
    before = snapshot(workspace.store.connection)
    bulk.move_contacts(workspace, ids, Stage.SCHEDULED, now)
    workspace.store.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 100)
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before
