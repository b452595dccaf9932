"""Every query compiles on the schema and returns rows of its type on a campaign with rows in every table."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from datetime import datetime
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import ActionKind, MessageKind, Stage
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.errors import StorageError
from infoview_tui.services.board.queries import read_board
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import planning
from infoview_tui.services.interviews.live_draft import save_live_draft
from infoview_tui.services.outreach import scheduling
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage import queries
from infoview_tui.storage.queries.board import board
from infoview_tui.storage.queries.contacts import contacts as contact_queries
from infoview_tui.storage.queries.interviews import interviews
from infoview_tui.storage.queries.interviews.running_call import RUNNING_CALL
from infoview_tui.storage.query import Query
from tests.conftest import Campaign


def all_reads() -> dict[str, Query[Any]]:
    """Return all queries of all modules by name."""
    found: dict[str, Query[Any]] = {}
    for module in pkgutil.walk_packages(queries.__path__, f"{queries.__name__}."):
        stem = module.name.rpartition(".")[2]
        members = vars(importlib.import_module(module.name))
        found |= {f"{stem}.{name}": read for name, read in members.items() if isinstance(read, Query)}
    return found


READS = all_reads()

RUNNING = {"interviews.RUNNING_INTERVIEW", "running_call.RUNNING_CALL"}
"""No interview of the campaign is running."""

MISSING = {
    "asks.ASKS_OF_CONTACT": "UPDATE asks SET contact_id = (SELECT id FROM contacts WHERE name = 'Maria Lopez')",
    "contacts.METHODS_OF_CONTACT": "UPDATE contact_methods SET contact_id = 2",
    "deleted.DELETED_CONTACTS": "INSERT INTO deleted_contacts VALUES (1, '[]', '[]', '2026-11-26T09:00:00.000Z')",
    "written.OPEN_CHECK_INS": "UPDATE actions SET kind = 'stay_in_touch', done_at = NULL, dismissed_at = NULL",
    "mappings.MAPPINGS": "INSERT INTO import_mappings VALUES (1, 'who', '[\"name\"]', '2026-11-26T09:00:00.000Z', '')",
    "merges.LATEST_MERGE": "INSERT INTO events (at, kind, label, facts) VALUES ('x', 'copies.merged', '', '{}'); "
    "INSERT INTO merges (at, label, report, changes) VALUES ('x', 'Merged', '{}', '[1]')",
    "network.DECLINED": "INSERT INTO events (at, kind, label, contact_id, facts) "
    "VALUES ('x', 'relationship.declined', '', 1, '{\"relationship\": \"alumnus\"}')",
    "duplicates.DISTINCT_CONTACTS": "INSERT INTO distinct_contacts VALUES (1, 2, '2026-11-26T09:00:00.000Z')",
    "evidence.HYPOTHESIS_QUESTIONS": "UPDATE planned_questions SET bank_id = 'hypothesis:1', state = 'answered'",
    "evidence.QUESTION_NOTES": "UPDATE planned_questions SET topic = 'outlook'",
    "evidence.NOTES_ON_TOPIC": "UPDATE planned_questions SET topic = 'outlook'",
    "candidates.PLANNED": "UPDATE interviews SET state = 'planned'",
    "today.ASKED": "UPDATE actions SET kind = 'request'",
    "today.SILENT": "UPDATE actions SET kind = 'close_or_keep'; UPDATE contacts SET stage = 'closed'",
    "board.MANUAL_PLACEMENTS": "UPDATE contacts SET manual_position = 1",
    "manual_order.ANCHOR_RANKS": "UPDATE contacts SET manual_position = 1, stage = 'met'",
    "filtering.TOP_PLACES": "UPDATE contacts SET location = 'Berlin'",
    "duplicates.PHONES": "UPDATE contacts SET phone = '+49 30 901820'",
    "debrief.PLAN_TOPICS": "UPDATE planned_questions SET topic = 'outlook'",
    "debrief.THANK_YOU_SENT": "UPDATE actions SET done_at = due_at WHERE kind = 'thank'",
    "gauges.PATH_GAUGES": "INSERT INTO path_gauges (path_id, liking, created_at) SELECT id, 3, created_at FROM paths",
    "gratitude.REPORTED": "UPDATE actions SET kind = 'tell_difference' WHERE interview_id IS NOT NULL",
    "interviews.CANCELED_PLAN": "UPDATE interviews SET state = 'cancelled'",
    "upcoming.STARTING_BETWEEN": "UPDATE interviews SET state = 'planned'",
    "busy_times.BUSY_TIMES": "UPDATE interviews SET state = 'planned'",
    "busy_times.EXPORTED_UIDS": "INSERT INTO calendar_entries VALUES (1, 'uid', 0, '')",
    "interviews.AGREED_TIMES": "UPDATE interviews SET timezone = 'Asia/Tokyo', wall_time = '2026-12-01T10:00', "
    "starts_at = '2026-12-01T01:00:00.000Z' WHERE state = 'planned'",
    "stage_changes.SENT_REQUESTS": "UPDATE messages SET kind = 'request', state = 'sent', sent_at = created_at",
    **dict.fromkeys(
        ("drafts.DIALOG_DRAFTS", "drafts.UNFINISHED"),
        "INSERT INTO dialog_drafts VALUES ('quick_add', '', NULL, 'tab:board', 'new', 'New contact', "
        """'{"0": "Ad"}', '2026-11-26T09:00:00.000Z')""",
    ),
    "findings.RESEARCH_DRAFTS": "INSERT INTO research_drafts (contact_id, instance, line) SELECT id, '', 'half a tho' "
    "FROM contacts",
    "week.WEEK_OFFERS": "INSERT INTO offers VALUES (NULL, 1, NULL, '2026-12-01T09:00:00.000Z', 20, 'open', "
    "'2026-11-26T09:00:00.000Z', NULL, '')",
    "targets.PEOPLE_NAMED": "UPDATE contacts SET name = 'Figma' WHERE id = 1",
    "banks.SETTINGS": "INSERT INTO question_settings VALUES ('hindsight.risk', 1, 0)",
    "banks.USAGE": "UPDATE planned_questions SET bank_id = 'hindsight.risk', state = 'answered'",
    "banks.ASKED": "UPDATE planned_questions SET bank_id = 'hindsight.risk', state = 'answered'",
    "banks.NOTES_BY_KIND": "UPDATE planned_questions SET bank_id = 'hindsight.risk', state = 'answered'",
    "selection.ASKED_OF_CONTACT": "UPDATE interviews SET contact_id = 2; UPDATE planned_questions SET interview_id = 2",
    "selection.REMOVED_FROM_PLAN": "UPDATE events SET kind = 'plan.changed', interview_id = 1, "
    'facts = \'{"removed_question": "outlook.one"}\' WHERE contact_id = 2',
    "sent_messages.SENT_TO_OTHERS": "UPDATE messages SET state = 'sent', contact_id = (SELECT max(id) FROM contacts)",
    "subjects.SUBJECT_OF_FINDING": "UPDATE findings SET contact_id = NULL, organization_id = 1",
    **dict.fromkeys(
        (
            "subjects.FORMER_PEOPLE",
            "subjects.ASKS",
            "subjects.ORGANIZATION_HYPOTHESES",
            "subjects.INDUSTRY_HYPOTHESES",
            "subjects.PATH_HYPOTHESES",
        ),
        """
        UPDATE hypotheses SET organization_id = 1, industry_id = 1, path_id = 2;
        INSERT INTO findings (organization_id, industry_id, path_id, kind, text, source, created_at) VALUES
            (1, NULL, NULL, 'finding', 'Hires', '', '2026-11-26T09:00:00.000Z'),
            (NULL, 1, NULL, 'finding', 'Grows', '', '2026-11-26T09:00:00.000Z'),
            (NULL, NULL, 2, 'finding', 'Pays', '', '2026-11-26T09:00:00.000Z');
        INSERT INTO affiliations (contact_id, organization_id, kind, title, created_at)
            VALUES (1, 1, 'work', '', '2026-11-26T09:00:00.000Z');
        INSERT INTO asks (contact_id, organization_id, state, note, created_at)
            VALUES (1, 1, 'open', '', '2026-11-26T09:00:00.000Z')
        """,
    ),
}
"""Changes to the campaign that a query needs to find rows."""


def arguments(read: Query[Any], campaign: Campaign) -> dict[str, object]:
    """Return parameters with which a query finds rows in the campaign."""
    values: dict[str, object] = {
        "contact_id": campaign.maria,
        "interview_id": campaign.interview,
        "place": "quick_add",
        "message_id": campaign.message,
        "note_id": campaign.note,
        "ask_id": 1,
        "part": "prize",
        "path_id": 2,
        "row_id": 1,
        "organization_id": 1,
        "organization_ids": json.dumps([1]),
        "name": "Figma",
        "industry_id": 1,
        "subject_kind": SubjectKind.CONTACT,
        "subject_id": campaign.maria,
        "parent_kind": SubjectKind.PATH,
        "parent_id": 2,
        "topic": "outlook",
        "hypothesis_id": campaign.hypothesis,
        "contacts": json.dumps([campaign.tom, campaign.maria]),
        "kinds": json.dumps(list(ActionKind)),
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
        "day": "2027-01-01",
        "day_end": "2027-01-01T23:59:59.999Z",
        "since": "2026-01-01T00:00:00.000Z",
        "organization": "Figma",
        "trip_id": 1,
        "question_id": "hindsight.risk",
        "now": "2026-12-01T00:00:00.000Z",
        "today": "2026-12-01",
        "held_before": "2027-01-01T00:00:00.000Z",
        "after": "2026-01-01T00:00:00.000Z",
        "before": "2027-01-01T00:00:00.000Z",
    }
    return {name: values.get(name) for name in re.findall(r":([a-z_]+)", read.sql)}


def alternatives(hint: Any) -> tuple[Any, ...]:
    """The types of an annotation: of ``int | None`` both."""
    return get_args(hint) if isinstance(hint, UnionType) else (hint,)


def test_queries_are_found() -> None:
    known = {"board.COLUMNS", "board.CARDS", "contacts.CONTACT", "interviews.NOTES", "actions.DUE_ACTIONS"}
    assert known <= READS.keys()


@pytest.mark.parametrize("name", READS)
def test_query_compiles_on_newest_schema(workspace: Workspace, name: str) -> None:
    read = READS[name]
    nothing = dict.fromkeys(re.findall(r":([a-z_]+)", read.sql))
    assert workspace.store.connection.execute(f"EXPLAIN {read.sql}", nothing).fetchone() is not None


@pytest.mark.parametrize("name", [name for name in READS if name not in RUNNING])
def test_query_returns_rows_of_its_type(
    workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo, name: str
) -> None:
    read = READS[name]
    if name == "interviews.NEXT_INTERVIEW_OF_CONTACT":
        campaign = campaign._replace(maria=campaign.tom)
    if name == "summary.OPEN_HYPOTHESES":
        add_research(workspace, Subject.contact(campaign.maria), "? Nobody has said a word of this yet", now, zone)
    if name == "interviews.UPCOMING_INTERVIEWS":
        planning.plan_question(workspace, campaign.planned, QuestionForm("What fills a week?"), now)
    if name == "interviews.LIVE_DRAFTS":
        save_live_draft(workspace, campaign.interview, "half a tho")
    workspace.store.connection.executescript(MISSING.get(name, ""))
    found = workspace.store.all(read, **arguments(read, campaign))
    assert found
    for row in found:
        for field, hint in get_type_hints(read.row).items():
            assert any(isinstance(getattr(row, field), get_origin(kind) or kind) for kind in alternatives(hint)), field
    columns = workspace.store.tuples(read, **arguments(read, campaign))[0]
    assert {len(row) for row in found} == {len(columns)}
    assert len({type(row) for row in found}) == 1
    assert workspace.store.first(read, **arguments(read, campaign)) == found[0]


def test_running_call_is_read(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    from infoview_tui.services.interviews.call_clock import start_call

    assert workspace.store.first(interviews.RUNNING_INTERVIEW) is None
    assert workspace.store.first(RUNNING_CALL) is None
    start_call(workspace, campaign.planned, now)
    running = workspace.store.first(interviews.RUNNING_INTERVIEW)
    assert running is not None
    assert (running.id, running.contact) == (campaign.planned, "Tom Weber")
    call = workspace.store.first(RUNNING_CALL)
    assert call is not None
    assert (call.contact, call.elapsed_seconds, call.clock_started_at) == ("Tom Weber", 0, now)


def test_failed_query_raises_storage_error(workspace: Workspace) -> None:
    with pytest.raises(StorageError, match="Could not read the data"):
        workspace.store.all(Query("SELECT id FROM nowhere", contact_queries.NamedRow))


def test_board_order_uses_index_only(workspace: Workspace) -> None:
    plan = [
        row[3]
        for row in workspace.store.connection.execute(f"EXPLAIN QUERY PLAN {board.COLUMNS.sql}", {"stages": "[]"})
    ]
    (read,) = [step for step in plan if "contacts" in step]
    assert "COVERING INDEX ix_contacts_board" in read
    assert not [step for step in plan if "TEMP B-TREE" in step]


@pytest.mark.parametrize(
    "name",
    [
        "contacts.TIMELINE",
        "interviews.NOTES",
        "interviews.QUESTIONS",
        "messages.MESSAGES_OF_CONTACT",
    ],
)
def test_related_rows_are_found_by_index(workspace: Workspace, name: str) -> None:
    sql = READS[name].sql
    nothing = dict.fromkeys(re.findall(r":([a-z_]+)", sql))
    plan = [row[3] for row in workspace.store.connection.execute(f"EXPLAIN QUERY PLAN {sql}", nothing)]
    steps = {"SCAN CONSTANT ROW", "SCAN merged"}  # few rows
    assert not [step for step in plan if step.startswith("SCAN") and step not in steps], plan


def test_board_has_dated_cards_first_then_names(workspace: Workspace, now: datetime) -> None:
    ben, anna, cleo = (
        contact_commands.add_contact(workspace, ContactForm(name), now) for name in ("ben", "Anna", "Cleo")
    )
    assert read_board(workspace, now=now).columns[Stage.RESEARCHING] == [anna, ben, cleo]
    scheduling.schedule_interview(workspace, cleo, Appointment(now), now)
    assert read_board(workspace, now=now).columns[Stage.RESEARCHING] == [cleo, anna, ben]


def test_cards_keep_requested_order_and_skip_deleted(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    ids = [campaign.maria, 4711, campaign.tom]
    assert [card.id for card in workspace.store.all(board.CARDS, ids=json.dumps(ids))] == [campaign.maria, campaign.tom]


@pytest.mark.parametrize("text", ["lopez", "DESIGNER", "figm", "health"])
def test_filter_finds_name_title_organization_and_path(
    workspace: Workspace, campaign: Campaign, now: datetime, text: str
) -> None:
    assert campaign.maria in read_board(workspace, text, now=now).columns[Stage.MET]
    assert campaign.tom not in read_board(workspace, text, now=now).columns[Stage.RESEARCHING]


@pytest.mark.parametrize("text", ["%", "_", "\\", "' OR 1=1 --"])
def test_filter_is_literal(workspace: Workspace, campaign: Campaign, now: datetime, text: str) -> None:
    assert not any(read_board(workspace, text, now=now).columns.values())


DAMAGE = {
    "a word that is none": (
        "UPDATE contacts SET stage = 'asleep'",
        "“asleep” is not a valid Stage, in “stage” in one row",
    ),
    "a moment that is none": (
        "UPDATE contacts SET stage_since = 'last week'",
        "“last week” is not a valid UTC timestamp, in “stage_since” in one row",
    ),
    "a timestamp without a zone": (
        "UPDATE contacts SET stage_since = '2026-11-21T09:30:00'",
        "is not a valid UTC timestamp",
    ),
    "a timestamp at the end of time": (
        "UPDATE contacts SET stage_since = '9999-12-31T23:59:59Z'",
        "is not a valid UTC timestamp",
    ),
    "bytes": ("UPDATE contacts SET name = x'00ff'", "“name” in one row is not text"),
    "text in place of a number": (
        "UPDATE interviews SET minutes = 'many'",
        "“minutes” in one row is not a whole number",
    ),
    "text that is no Unicode": ("UPDATE contacts SET name = CAST(x'41ff' AS TEXT)", "a text in it is not valid UTF-8"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_invalid_values_are_reported(workspace: Workspace, campaign: Campaign, damage: str) -> None:
    from infoview_tui.services.board.queries import read_cards

    statement, said = DAMAGE[damage]
    workspace.store.connection.execute("PRAGMA ignore_check_constraints = ON")
    workspace.store.connection.execute(statement)
    with pytest.raises(StorageError, match=said):
        read_cards(workspace, [campaign.maria, campaign.tom])


def test_write_to_damaged_data_is_reported(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    from infoview_tui.services.contacts.commands import delete_contact

    workspace.store.connection.execute("PRAGMA ignore_check_constraints = ON")
    workspace.store.connection.execute("UPDATE contacts SET relationship = 'rival' WHERE id = ?", (campaign.tom,))
    with pytest.raises(StorageError, match="“rival” is not a valid relationship"):
        delete_contact(workspace, campaign.tom, now)
