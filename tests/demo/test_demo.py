"""The data of the demo: complete, consistent, clean, and reproducible for a seed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from infoview_tui.demo import load_demo
from infoview_tui.demo.calendar import DemoCalendar, WorkdayTime
from infoview_tui.demo.loader import load_campaign
from infoview_tui.domain.enums import ActionKind, NoteKind, Stage, Topic
from infoview_tui.domain.filter_query import parse_filter_query
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.domain.timestamps import format_timestamp, parse_timestamp
from infoview_tui.errors import StorageError
from infoview_tui.services.board.queries import read_board
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.connection import connect
from infoview_tui.storage.store import Store
from tests.clean import is_clean_line
from tests.databases import copy_demo, create_empty

NOW = datetime(2026, 11, 19, 10, 3, tzinfo=UTC)
ZONE = ZoneInfo("Europe/London")
BANKS = Path(__file__).parents[2] / "question_banks"

OpenDemo = Callable[..., sqlite3.Connection]


@pytest.fixture
def open_demo(tmp_path: Path) -> Iterator[OpenDemo]:
    opened: list[sqlite3.Connection] = []

    def new(now: datetime = NOW, *, extra: int = 0, seed: int = 7, zone: ZoneInfo = ZONE) -> sqlite3.Connection:
        database = tmp_path / str(len(opened)) / "infoview.db"
        create_empty(database)
        connection = connect(database)
        opened.append(connection)
        if (now, extra, seed, zone) == (NOW, 0, 7, ZONE):
            copy_demo(connection, NOW, ZONE)  # most tests read this data
        else:
            load_demo(connection, now, zone, extra_contacts=extra, seed=seed)
        return connection

    yield new
    for connection in opened:
        connection.close()


def rows_by_table(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of the database by table."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
    tables = [name for (name,) in found if not name.startswith("search_")]
    # The names come from the schema, so they are safe to interpolate.
    return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}  # noqa: S608


def query_one(connection: sqlite3.Connection, sql: str, *values: object) -> object:
    row = connection.execute(sql, values).fetchone()
    return None if row is None else row[0]


@pytest.mark.parametrize("extra", [0, 1, 300, 5000])
def test_data_is_consistent(open_demo: OpenDemo, extra: int) -> None:
    connection = open_demo(extra=extra)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert query_one(connection, "SELECT count(*) FROM contacts") == len(load_campaign().contacts) + extra
    assert not connection.in_transaction


def test_campaign_has_24_contacts_in_all_stages(open_demo: OpenDemo) -> None:
    found = dict(open_demo().execute("SELECT stage, count(*) FROM contacts GROUP BY stage").fetchall())
    assert set(found) == {stage.value for stage in Stage}
    assert sum(found.values()) == 24
    assert found["closed"] == 2


def test_tags_and_views_match_contacts(open_demo: OpenDemo) -> None:
    connection = open_demo()
    assert query_one(connection, "SELECT count(*) FROM tags WHERE id NOT IN (SELECT tag_id FROM contact_tags)") == 0
    assert query_one(connection, "SELECT count(*) FROM tags") == 4
    queries = [query for (query,) in connection.execute("SELECT query FROM views")]
    assert len(queries) == 2
    assert all(parse_filter_query(query).terms for query in queries)
    connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")  # the log of a copy names another state of the data
    workspace = Workspace(Store(Path(str(query_one(connection, "SELECT file FROM pragma_database_list")))))
    found = [read_board(workspace, query, now=NOW, zone=ZONE) for query in queries]
    workspace.close()
    assert all(any(order.columns.values()) for order in found)


def test_generated_contacts_form_a_funnel(open_demo: OpenDemo) -> None:
    found = dict(
        open_demo(extra=1000).execute("SELECT stage, count(*) FROM contacts WHERE id > 24 GROUP BY stage").fetchall()
    )
    assert set(found) == {stage.value for stage in Stage}
    assert found["researching"] > 500
    assert found["ready"] > found["contacted"] > found["met"] > found["scheduled"]


def test_same_seed_gives_the_same_rows(open_demo: OpenDemo) -> None:
    assert rows_by_table(open_demo(extra=200, seed=3)) == rows_by_table(open_demo(extra=200, seed=3))


def test_other_seed_gives_other_contacts(open_demo: OpenDemo) -> None:
    def names_for_seed(seed: int) -> set[str]:
        connection = open_demo(extra=200, seed=seed)
        return {name for (name,) in connection.execute("SELECT name FROM contacts WHERE id > 24")}

    first, second = names_for_seed(7), names_for_seed(8)
    assert len(first) == len(second) == 200
    assert len(first & second) < 20


def test_generated_names_are_unique(open_demo: OpenDemo) -> None:
    connection = open_demo(extra=6000)
    assert query_one(connection, "SELECT count(DISTINCT name) FROM contacts WHERE id > 24") == 6000


@pytest.mark.parametrize("seed", [-1, 0, 10**12])
def test_any_seed_is_valid(open_demo: OpenDemo, seed: int) -> None:
    assert query_one(open_demo(extra=50, seed=seed), "SELECT count(*) FROM contacts") == 74


def test_every_action_has_a_contact(open_demo: OpenDemo) -> None:
    assert query_one(open_demo(extra=300), "SELECT count(*) FROM actions WHERE contact_id IS NULL") == 0


def test_every_kind_of_action_is_open(open_demo: OpenDemo) -> None:
    sql = "SELECT DISTINCT kind FROM actions WHERE done_at IS NULL AND dismissed_at IS NULL"
    assert {kind for (kind,) in open_demo().execute(sql)} == {kind.value for kind in ActionKind}


def test_one_thank_you_has_nine_hours_left(open_demo: OpenDemo) -> None:
    sql = "SELECT count(*) FROM actions WHERE kind = 'thank' AND done_at IS NULL AND late_at = ?"
    assert query_one(open_demo(), sql, format_timestamp(NOW + timedelta(hours=9))) == 1


def test_every_path_has_a_debriefed_interview(open_demo: OpenDemo) -> None:
    sql = """SELECT path_id FROM interviews JOIN contact_paths USING (contact_id)
             WHERE state = 'debriefed' AND learned <> '' GROUP BY path_id"""
    assert {path for (path,) in open_demo().execute(sql)} == {1, 2, 3}


def test_notes_of_an_interview_are_in_order_of_time(open_demo: OpenDemo) -> None:
    calls: dict[int, list[int]] = {}
    for call, seconds in open_demo().execute("SELECT interview_id, seconds FROM notes ORDER BY interview_id, position"):
        calls.setdefault(call, []).append(seconds)
    assert len(calls) == 5
    for times in calls.values():
        assert len(times) > 10
        assert times == sorted(set(times))


def test_notes_have_all_kinds_and_none_is_later_than_the_call(open_demo: OpenDemo) -> None:
    connection = open_demo()
    assert {kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM notes")} == {k.value for k in NoteKind}
    sql = "SELECT count(*) FROM notes JOIN interviews i ON i.id = interview_id WHERE notes.created_at > i.ended_at"
    assert query_one(connection, sql) == 0


def test_off_record_notes_are_never_starred(open_demo: OpenDemo) -> None:
    connection = open_demo()
    assert query_one(connection, "SELECT count(*) FROM notes WHERE kind = 'off_record'") == 3
    assert query_one(connection, "SELECT count(*) FROM notes WHERE kind = 'off_record' AND starred") == 0


def test_notes_answer_questions_of_their_own_interview(open_demo: OpenDemo) -> None:
    sql = """SELECT count(*) FROM notes JOIN planned_questions q ON q.id = question_id
             WHERE q.interview_id <> notes.interview_id OR q.state <> 'answered'"""
    assert query_one(open_demo(), sql) == 0


def test_referred_contact_has_the_interviewee_as_referrer(open_demo: OpenDemo) -> None:
    sql = """SELECT c.referrer_id = i.contact_id AND c.name = substr(n.text, 1, length(c.name))
             FROM notes n JOIN interviews i ON i.id = n.interview_id
             JOIN contacts c ON c.id = n.referred_contact_id AND n.kind = 'referral'"""
    assert [agrees for (agrees,) in open_demo().execute(sql)] == [1] * 9


def test_commitment_actions_come_from_commitment_notes(open_demo: OpenDemo) -> None:
    sql = "SELECT notes.kind FROM actions JOIN notes ON notes.id = note_id WHERE actions.kind = 'promise'"
    assert [kind for (kind,) in open_demo().execute(sql)] == ["promise"] * 4


def test_next_interview_is_in_twelve_minutes_with_six_questions(open_demo: OpenDemo) -> None:
    connection = open_demo(extra=300)
    call, starts_at, contact = connection.execute(
        "SELECT id, starts_at, contact_id FROM interviews WHERE state = 'planned' ORDER BY starts_at LIMIT 1"
    ).fetchone()
    assert parse_timestamp(starts_at) == NOW + timedelta(minutes=12)
    assert query_one(connection, "SELECT count(*) FROM planned_questions WHERE interview_id = ?", call) == 6
    assert query_one(connection, "SELECT count(*) FROM hypotheses WHERE contact_id = ?", contact) == 2
    assert query_one(connection, "SELECT count(*) FROM offerings WHERE contact_id = ?", contact) == 2


def test_planned_questions_match_the_banks(open_demo: OpenDemo) -> None:
    known = {
        question["id"]: bank["topic"]
        for bank in (yaml.safe_load(file.read_text(encoding="utf-8")) for file in BANKS.glob("*.yaml"))
        for question in bank["questions"]
    }
    topics = {topic.value for topic in Topic}
    starred = {question_id for (question_id,) in open_demo().execute("SELECT question_id FROM question_settings")}
    assert starred
    assert starred <= known.keys()
    for bank_id, topic in open_demo().execute("SELECT bank_id, topic FROM planned_questions"):
        assert topic in topics
        assert bank_id == "" or known[bank_id] == topic


def test_every_text_is_clean(open_demo: OpenDemo) -> None:
    many_lines = {("messages", "body"), ("trips", "travel_times")}
    connection = open_demo(extra=5000)
    for table, rows in rows_by_table(connection).items():
        columns = [name for _, name, *_ in connection.execute("SELECT * FROM pragma_table_info(?)", (table,))]
        for row in rows:
            for column, value in zip(columns, row, strict=True):
                if isinstance(value, str):
                    clean = clean_text(value) == value if (table, column) in many_lines else is_clean_line(value)
                    assert clean, (table, column, value)


def test_event_log_matches_the_stages(open_demo: OpenDemo) -> None:
    connection = open_demo()
    sql = """SELECT c.stage, c.stage_since, json_extract(e.facts, '$.to'), max(e.at) FROM contacts c
             JOIN events e ON e.contact_id = c.id AND e.kind = 'contact.moved' GROUP BY c.id"""
    moved = connection.execute(sql).fetchall()
    assert len(moved) == 17
    for stage, since, logged_stage, at in moved:
        assert (stage, since) == (logged_stage, at)
    times = [at for (at,) in connection.execute("SELECT at FROM events ORDER BY id")]
    assert times == sorted(times)
    assert times[-1] <= format_timestamp(NOW)


WEEK = [datetime(2026, 11, 16, hour, 30, tzinfo=UTC) + timedelta(days=day) for day in range(7) for hour in (0, 9, 23)]


@pytest.mark.parametrize("now", WEEK)
@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland", "America/Los_Angeles"])
def test_past_times_are_past_and_in_order_at_any_time_of_the_week(
    open_demo: OpenDemo, now: datetime, zone: str
) -> None:
    connection = open_demo(now, extra=40, zone=ZoneInfo(zone))
    at = format_timestamp(now)
    past = (
        "SELECT count(*) FROM contacts WHERE ? < max(created_at, stage_since, updated_at)",
        "SELECT count(*) FROM contacts WHERE stage_since < created_at OR ? < last_contact_at",
        "SELECT count(*) FROM actions WHERE ? < max(created_at, coalesce(done_at, ''), coalesce(dismissed_at, ''))",
        "SELECT count(*) FROM interviews WHERE state <> 'planned' AND (? < ended_at OR debriefed_at < ended_at)",
        "SELECT count(*) FROM interviews WHERE starts_at < created_at OR state = 'planned' AND starts_at < ?",
        "SELECT count(*) FROM messages WHERE ? < updated_at OR sent_at < created_at OR answered_at < sent_at",
        "SELECT count(*) FROM events WHERE ? < at",
    )
    for sql in past:
        assert query_one(connection, sql, at) == 0, sql
    moves = connection.execute(
        "SELECT contact_id, at FROM events WHERE kind LIKE 'contact.%' AND contact_id ORDER BY id"
    )
    seen: dict[int, str] = {}
    for contact, moved_at in moves:
        assert seen.get(contact, "") < moved_at
        seen[contact] = moved_at


def test_due_time_of_today_is_still_ahead(open_demo: OpenDemo) -> None:
    for hour in (6, 12, 16, 21):
        now = NOW.replace(hour=hour)
        due = DemoCalendar(now, ZONE).resolve(WorkdayTime(0, 17, 0))
        assert now < due < now.replace(hour=0) + timedelta(days=1)


def test_existing_data_is_never_mixed_with_the_demo(open_demo: OpenDemo) -> None:
    connection = open_demo()
    before = rows_by_table(connection)
    with pytest.raises(StorageError, match="empty directory"):
        load_demo(connection, NOW, ZONE)
    assert rows_by_table(connection) == before
    assert not connection.in_transaction
