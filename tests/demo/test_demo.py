"""The demo's data: whole, consistent, clean, and the same again for the same seed."""

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
from tests.sample_databases import copy_sample, place_empty

NOW = datetime(2026, 11, 19, 10, 3, tzinfo=UTC)
ZONE = ZoneInfo("Europe/London")
BANKS = Path(__file__).parents[2] / "question_banks"

Make = Callable[..., sqlite3.Connection]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made: list[sqlite3.Connection] = []

    def new(now: datetime = NOW, *, extra: int = 0, seed: int = 7, zone: ZoneInfo = ZONE) -> sqlite3.Connection:
        database = tmp_path / str(len(made)) / "infoview.db"
        place_empty(database)
        connection = connect(database)
        made.append(connection)
        if (now, extra, seed, zone) == (NOW, 0, 7, ZONE):
            copy_sample(connection, NOW, ZONE)  # the data that most tests read
        else:
            load_demo(connection, now, zone, extra_contacts=extra, seed=seed)
        return connection

    yield new
    for connection in made:
        connection.close()


def rows_of(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the database, by table."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
    # The names come from the schema, so they are safe to put into a statement.
    return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}  # noqa: S608


def one(connection: sqlite3.Connection, sql: str, *values: object) -> object:
    row = connection.execute(sql, values).fetchone()
    return None if row is None else row[0]


@pytest.mark.parametrize("extra", [0, 1, 300, 5000])
def test_the_data_hold_together(make: Make, extra: int) -> None:
    connection = make(extra=extra)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert one(connection, "SELECT count(*) FROM contacts") == len(load_campaign().contacts) + extra
    assert not connection.in_transaction


def test_two_dozen_people_stand_in_all_stages(make: Make) -> None:
    found = dict(make().execute("SELECT stage, count(*) FROM contacts GROUP BY stage").fetchall())
    assert set(found) == {stage.value for stage in Stage}
    assert sum(found.values()) == 24
    assert found["closed"] == 2


def test_there_are_tags_and_views_that_find_somebody(make: Make) -> None:
    connection = make()
    assert one(connection, "SELECT count(*) FROM tags WHERE id NOT IN (SELECT tag_id FROM contact_tags)") == 0
    assert one(connection, "SELECT count(*) FROM tags") == 4
    queries = [query for (query,) in connection.execute("SELECT query FROM views")]
    assert len(queries) == 2
    assert all(parse_filter_query(query).terms for query in queries)
    workspace = Workspace(Store(Path(str(one(connection, "SELECT file FROM pragma_database_list")))))
    found = [read_board(workspace, query, now=NOW, zone=ZONE) for query in queries]
    workspace.close()
    assert all(any(order.columns.values()) for order in found)


def test_the_crowd_is_a_funnel(make: Make) -> None:
    found = dict(
        make(extra=1000).execute("SELECT stage, count(*) FROM contacts WHERE id > 24 GROUP BY stage").fetchall()
    )
    assert set(found) == {stage.value for stage in Stage}
    assert found["researching"] > 500
    assert found["ready"] > found["contacted"] > found["met"] > found["scheduled"]


def test_the_same_seed_gives_the_same_rows(make: Make) -> None:
    assert rows_of(make(extra=200, seed=3)) == rows_of(make(extra=200, seed=3))


def test_another_seed_gives_other_people(make: Make) -> None:
    def crowd(seed: int) -> set[str]:
        connection = make(extra=200, seed=seed)
        return {name for (name,) in connection.execute("SELECT name FROM contacts WHERE id > 24")}

    first, second = crowd(7), crowd(8)
    assert len(first) == len(second) == 200
    assert len(first & second) < 20


def test_nobody_in_a_large_crowd_shares_a_name(make: Make) -> None:
    connection = make(extra=6000)
    assert one(connection, "SELECT count(DISTINCT name) FROM contacts WHERE id > 24") == 6000


@pytest.mark.parametrize("seed", [-1, 0, 10**12])
def test_any_seed_will_do(make: Make, seed: int) -> None:
    assert one(make(extra=50, seed=seed), "SELECT count(*) FROM contacts") == 74


def test_each_thing_to_do_is_about_somebody(make: Make) -> None:
    assert one(make(extra=300), "SELECT count(*) FROM actions WHERE contact_id IS NULL") == 0


def test_there_is_something_of_each_kind_to_do(make: Make) -> None:
    sql = "SELECT DISTINCT kind FROM actions WHERE done_at IS NULL AND dismissed_at IS NULL"
    assert {kind for (kind,) in make().execute(sql)} == {kind.value for kind in ActionKind}


def test_a_thank_you_has_nine_hours_left(make: Make) -> None:
    sql = "SELECT count(*) FROM actions WHERE kind = 'thank' AND done_at IS NULL AND late_at = ?"
    assert one(make(), sql, format_timestamp(NOW + timedelta(hours=9))) == 1


def test_each_path_has_a_debriefed_interview(make: Make) -> None:
    sql = """SELECT path_id FROM interviews JOIN contact_paths USING (contact_id)
             WHERE state = 'debriefed' AND learned <> '' GROUP BY path_id"""
    assert {path for (path,) in make().execute(sql)} == {1, 2, 3}


def test_the_notes_of_a_call_rise_in_time(make: Make) -> None:
    calls: dict[int, list[int]] = {}
    for call, seconds in make().execute("SELECT interview_id, seconds FROM notes ORDER BY interview_id, position"):
        calls.setdefault(call, []).append(seconds)
    assert len(calls) == 4
    for times in calls.values():
        assert len(times) > 10
        assert times == sorted(set(times))


def test_all_kinds_of_note_are_there_and_none_is_written_after_the_call(make: Make) -> None:
    connection = make()
    assert {kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM notes")} == {k.value for k in NoteKind}
    sql = "SELECT count(*) FROM notes JOIN interviews i ON i.id = interview_id WHERE notes.created_at > i.ended_at"
    assert one(connection, sql) == 0


def test_what_is_off_the_record_is_never_starred(make: Make) -> None:
    connection = make()
    assert one(connection, "SELECT count(*) FROM notes WHERE kind = 'off_record'") == 3
    assert one(connection, "SELECT count(*) FROM notes WHERE kind = 'off_record' AND starred") == 0


def test_a_note_speaks_to_a_question_of_its_own_interview(make: Make) -> None:
    sql = """SELECT count(*) FROM notes JOIN planned_questions q ON q.id = question_id
             WHERE q.interview_id <> notes.interview_id OR q.state <> 'answered'"""
    assert one(make(), sql) == 0


def test_a_referred_contact_has_the_interviewee_as_referrer(make: Make) -> None:
    sql = """SELECT c.referrer_id = i.contact_id AND c.name = substr(n.text, 1, length(c.name))
             FROM notes n JOIN interviews i ON i.id = n.interview_id
             JOIN contacts c ON c.id = n.referred_contact_id AND n.kind = 'referral'"""
    assert [agrees for (agrees,) in make().execute(sql)] == [1] * 8


def test_a_promise_to_keep_comes_from_a_note_that_promised(make: Make) -> None:
    sql = "SELECT notes.kind FROM actions JOIN notes ON notes.id = note_id WHERE actions.kind = 'promise'"
    assert [kind for (kind,) in make().execute(sql)] == ["promise"] * 4


def test_the_next_call_begins_in_twelve_minutes_with_six_questions(make: Make) -> None:
    connection = make(extra=300)
    call, starts_at, contact = connection.execute(
        "SELECT id, starts_at, contact_id FROM interviews WHERE state = 'planned' ORDER BY starts_at LIMIT 1"
    ).fetchone()
    assert parse_timestamp(starts_at) == NOW + timedelta(minutes=12)
    assert one(connection, "SELECT count(*) FROM planned_questions WHERE interview_id = ?", call) == 6
    assert one(connection, "SELECT count(*) FROM hypotheses WHERE contact_id = ?", contact) == 2
    assert one(connection, "SELECT count(*) FROM offerings WHERE contact_id = ?", contact) == 2


def test_planned_questions_agree_with_the_banks(make: Make) -> None:
    known = {
        question["id"]: bank["topic"]
        for bank in (yaml.safe_load(file.read_text(encoding="utf-8")) for file in BANKS.glob("*.yaml"))
        for question in bank["questions"]
    }
    topics = {topic.value for topic in Topic}
    for bank_id, topic in make().execute("SELECT bank_id, topic FROM planned_questions"):
        assert topic in topics
        assert bank_id == "" or known[bank_id] == topic


def test_every_text_is_clean(make: Make) -> None:
    many_lines = {("messages", "body")}
    connection = make(extra=5000)
    for table, rows in rows_of(connection).items():
        columns = [name for _, name, *_ in connection.execute("SELECT * FROM pragma_table_info(?)", (table,))]
        for row in rows:
            for column, value in zip(columns, row, strict=True):
                if isinstance(value, str):
                    clean = clean_text(value) == value if (table, column) in many_lines else is_clean_line(value)
                    assert clean, (table, column, value)


def test_the_log_tells_the_stages(make: Make) -> None:
    connection = make()
    sql = """SELECT c.stage, c.stage_since, json_extract(e.facts, '$.to'), max(e.at) FROM contacts c
             JOIN events e ON e.contact_id = c.id AND e.kind = 'contact.moved' GROUP BY c.id"""
    moved = connection.execute(sql).fetchall()
    assert len(moved) == 17
    for stage, since, told, at in moved:
        assert (stage, since) == (told, at)
    times = [at for (at,) in connection.execute("SELECT at FROM events ORDER BY id")]
    assert times == sorted(times)
    assert times[-1] <= format_timestamp(NOW)


WEEK = [datetime(2026, 11, 16, hour, 30, tzinfo=UTC) + timedelta(days=day) for day in range(7) for hour in (0, 9, 23)]


@pytest.mark.parametrize("now", WEEK)
@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland", "America/Los_Angeles"])
def test_whenever_it_opens_the_past_is_past_and_in_order(make: Make, now: datetime, zone: str) -> None:
    connection = make(now, extra=40, zone=ZoneInfo(zone))
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
        assert one(connection, sql, at) == 0, sql
    moves = connection.execute(
        "SELECT contact_id, at FROM events WHERE kind LIKE 'contact.%' AND contact_id ORDER BY id"
    )
    seen: dict[int, str] = {}
    for contact, moved_at in moves:
        assert seen.get(contact, "") < moved_at
        seen[contact] = moved_at


def test_what_is_due_today_is_still_to_come(make: Make) -> None:
    for hour in (6, 12, 16, 21):
        now = NOW.replace(hour=hour)
        due = DemoCalendar(now, ZONE).resolve(WorkdayTime(0, 17, 0))
        assert now < due < now.replace(hour=0) + timedelta(days=1)


def test_data_of_ones_own_are_never_mixed_with_the_demo(make: Make) -> None:
    connection = make()
    before = rows_of(connection)
    with pytest.raises(StorageError, match="empty directory"):
        load_demo(connection, NOW, ZONE)
    assert rows_of(connection) == before
    assert not connection.in_transaction
