"""Every read is prepared against the schema and gives rows of its type on a campaign in which everything occurs."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.enums import MessageKind, Stage
from infoview_tui.errors import StorageError
from infoview_tui.services.board.board import read_order
from infoview_tui.services.contacts import contacts, research
from infoview_tui.services.contacts.contacts import ContactForm
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.interviews.live_draft import keep_line
from infoview_tui.services.outreach import stages
from infoview_tui.storage import queries
from infoview_tui.storage.queries.board import board
from infoview_tui.storage.queries.contacts import contacts as contact_reads
from infoview_tui.storage.queries.interviews import interviews
from infoview_tui.storage.query import Read
from tests.conftest import Campaign


def all_reads() -> dict[str, Read[Any]]:
    """Every read of every module, by name."""
    found: dict[str, Read[Any]] = {}
    for module in pkgutil.walk_packages(queries.__path__, f"{queries.__name__}."):
        stem = module.name.rpartition(".")[2]
        members = vars(importlib.import_module(module.name))
        found |= {f"{stem}.{name}": read for name, read in members.items() if isinstance(read, Read)}
    return found


READS = all_reads()

MISSING = {
    "board.PUT": "UPDATE contacts SET place = 1",
    "manual_order.AT_ANCHOR": "UPDATE contacts SET place = 1, stage = 'met'",
    "debrief.TOUCHED": "UPDATE planned_questions SET topic = 'outlook'",
    "debrief.THANKED": "UPDATE actions SET done_at = due_at WHERE kind = 'thank'",
    "debrief.OTHERS": "UPDATE interviews SET contact_id = (SELECT min(id) FROM contacts)",
}
"""What a read needs beyond the campaign to find something."""


def arguments(read: Read[Any], campaign: Campaign) -> dict[str, object]:
    """What this read asks for, so that it finds something in the campaign."""
    values: dict[str, object] = {
        "contact_id": campaign.maria,
        "interview_id": campaign.interview,
        "message_id": campaign.message,
        "note_id": campaign.note,
        "ids": json.dumps([campaign.tom, campaign.maria]),
        "kind": MessageKind.THANK_YOU,
        "like": "%o%",
        "email": "maria@x.org",
        "email_like": "maria@x.org",
        "most": 5,
        "stage": Stage.MET,
        "stages": json.dumps(list(Stage)),
        "anchor": 0,
        "one": "%mar%",
        "other": "%tom%",
        "until": "2027-01-01T00:00:00.000Z",
    }
    return {name: values.get(name) for name in re.findall(r":([a-z_]+)", read.sql)}


def test_there_are_reads() -> None:
    assert {"board.COLUMNS", "board.CARDS", "contacts.CONTACT", "interviews.NOTES", "actions.DUE"} <= READS.keys()


@pytest.mark.parametrize("name", READS)
def test_a_read_is_understood_by_the_newest_schema(desk: Desk, name: str) -> None:
    read = READS[name]
    nothing = dict.fromkeys(re.findall(r":([a-z_]+)", read.sql))
    assert desk.store.connection.execute(f"EXPLAIN {read.sql}", nothing).fetchone() is not None


@pytest.mark.parametrize("name", [name for name in READS if name != "interviews.RUNNING"])
def test_a_read_gives_rows_of_its_type(
    desk: Desk, campaign: Campaign, now: datetime, zone: ZoneInfo, name: str
) -> None:
    read = READS[name]
    if name == "interviews.NEXT_OF_CONTACT":
        campaign = campaign._replace(maria=campaign.tom)
    if name == "summary.OPEN_HYPOTHESES":
        research.capture(desk, campaign.maria, "? Nobody has said a word of this yet", now, zone)
    if name == "interviews.UNFINISHED":
        keep_line(desk, campaign.interview, "half a tho")
    desk.store.connection.execute(MISSING.get(name, "SELECT 1"))
    found = desk.store.all(read, **arguments(read, campaign))
    assert found
    columns = desk.store.tuples(read, **arguments(read, campaign))[0]
    assert {len(row) for row in found} == {len(columns)}
    assert len({type(row) for row in found}) == 1
    assert desk.store.first(read, **arguments(read, campaign)) == found[0]


def test_a_running_call_is_read(desk: Desk, campaign: Campaign, now: datetime) -> None:
    from infoview_tui.services.interviews.calls import start_call

    assert desk.store.first(interviews.RUNNING) is None
    start_call(desk, campaign.planned, now)
    running = desk.store.first(interviews.RUNNING)
    assert running is not None
    assert (running.id, running.contact) == (campaign.planned, "Tom Weber")


def test_a_read_that_cannot_be_is_told_in_words(desk: Desk) -> None:
    with pytest.raises(StorageError, match="cannot be read"):
        desk.store.all(Read("SELECT id FROM nowhere", contact_reads.Named))


def test_the_board_is_ordered_by_its_index_alone(desk: Desk) -> None:
    plan = [
        row[3] for row in desk.store.connection.execute(f"EXPLAIN QUERY PLAN {board.COLUMNS.sql}", {"stages": "[]"})
    ]
    (read,) = [step for step in plan if "contacts" in step]
    assert "COVERING INDEX ix_contacts_board" in read
    assert not [step for step in plan if "TEMP B-TREE" in step]


@pytest.mark.parametrize(
    "name",
    ["contacts.FINDINGS", "contacts.TIMELINE", "interviews.NOTES", "interviews.QUESTIONS", "messages.OF_CONTACT"],
)
def test_what_hangs_on_one_thing_is_found_by_index(desk: Desk, name: str) -> None:
    sql = READS[name].sql
    nothing = dict.fromkeys(re.findall(r":([a-z_]+)", sql))
    plan = [row[3] for row in desk.store.connection.execute(f"EXPLAIN QUERY PLAN {sql}", nothing)]
    steps = {"SCAN CONSTANT ROW", "SCAN merged"}  # one row, and a few
    assert not [step for step in plan if step.startswith("SCAN") and step not in steps], plan


def test_the_board_puts_what_has_a_date_first_then_the_names(desk: Desk, now: datetime) -> None:
    ben, anna, cleo = (contacts.add_contact(desk, ContactForm(name), now) for name in ("ben", "Anna", "Cleo"))
    assert read_order(desk).columns[Stage.RESEARCHING] == [anna, ben, cleo]
    stages.schedule_interview(desk, cleo, stages.Appointment(now), now)
    assert read_order(desk).columns[Stage.RESEARCHING] == [cleo, anna, ben]


def test_the_cards_come_in_the_order_asked_for_and_without_those_that_are_gone(
    desk: Desk, campaign: Campaign, now: datetime
) -> None:
    ids = [campaign.maria, 4711, campaign.tom]
    assert [card.id for card in desk.store.all(board.CARDS, ids=json.dumps(ids))] == [campaign.maria, campaign.tom]


@pytest.mark.parametrize("text", ["lopez", "DESIGNER", "figm", "health"])
def test_a_filter_finds_name_title_organization_and_path(desk: Desk, campaign: Campaign, text: str) -> None:
    assert campaign.maria in read_order(desk, text).columns[Stage.MET]
    assert campaign.tom not in read_order(desk, text).columns[Stage.RESEARCHING]


@pytest.mark.parametrize("text", ["%", "_", "\\", "' OR 1=1 --"])
def test_a_filter_is_taken_literally(desk: Desk, campaign: Campaign, text: str) -> None:
    assert not any(read_order(desk, text).columns.values())


DAMAGE = {
    "a word that is none": ("UPDATE contacts SET stage = 'asleep'", "“asleep” is no Stage"),
    "a moment that is none": ("UPDATE contacts SET stage_since = 'last week'", "“last week” stands where a moment"),
    "a moment without a zone": ("UPDATE contacts SET stage_since = '2026-11-21T09:30:00'", "stands where a moment"),
    "a moment at the end of time": ("UPDATE contacts SET stage_since = '9999-12-31T23:59:59Z'", "where a moment"),
    "bytes": ("UPDATE contacts SET name = x'00ff'", "“name” of one row is no text"),
    "text in place of a number": ("UPDATE interviews SET minutes = 'many'", "“minutes” of one row is no whole number"),
    "text that is no Unicode": ("UPDATE contacts SET name = CAST(x'41ff' AS TEXT)", "cannot be read"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_another_program_wrote_wrongly_is_told_in_words(desk: Desk, campaign: Campaign, damage: str) -> None:
    from infoview_tui.services.board.board import facts, read_cards

    statement, said = DAMAGE[damage]
    desk.store.connection.execute("PRAGMA ignore_check_constraints = ON")
    desk.store.connection.execute(statement)
    with pytest.raises(StorageError, match=said):
        _ = [facts(card) for card in read_cards(desk, [campaign.maria, campaign.tom])]


@pytest.mark.parametrize("probes", ["{", "5", "[1, null]", "nonsense"])
def test_probes_that_are_no_list_of_texts_are_told_in_words(desk: Desk, campaign: Campaign, probes: str) -> None:
    desk.store.connection.execute("UPDATE planned_questions SET probes = ?", (probes,))
    with pytest.raises(StorageError, match="the probes of a question are no"):
        desk.store.all(interviews.QUESTIONS, interview_id=campaign.interview)


def test_a_write_meets_damage_in_words_as_well(desk: Desk, campaign: Campaign, now: datetime) -> None:
    from infoview_tui.services.contacts.contacts import delete_contact

    desk.store.connection.execute("PRAGMA ignore_check_constraints = ON")
    desk.store.connection.execute("UPDATE contacts SET tie = 'rival' WHERE id = ?", (campaign.tom,))
    with pytest.raises(StorageError, match="“rival” is no tie"):
        delete_contact(desk, campaign.tom, now)
