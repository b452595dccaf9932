"""The half-typed line: each window has its own, and those of windows that are gone are taken over."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from infoview_tui.errors import NotFoundError
from infoview_tui.paths import Places
from infoview_tui.services.contacts import contacts
from infoview_tui.services.core.instances import is_open, name_window
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.interviews import calls, interviews, live_draft, notes, planning
from infoview_tui.services.interviews.live_draft import Unfinished
from infoview_tui.storage.queries.interviews.interviews import INTERVIEW
from infoview_tui.storage.store import Store
from tests.conftest import Campaign, keep, unwritable
from tests.costs import statements
from tests.services.tables import snapshot

ABROAD = "4711@another-machine"


@pytest.fixture
def call(desk: Desk, maria: int, now: datetime) -> int:
    """A call that has begun, with one question."""
    interview = planning.interview_to_plan(desk, maria, now).id
    planning.plan_question(desk, interview, planning.QuestionForm("Why?"), now)
    calls.start_call(desk, interview, now)
    return interview


@pytest.fixture
def gone() -> str:
    """The name of a window whose process has ended."""
    script = "from infoview_tui.services.core.instances import name_window; print(name_window())"
    return subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.strip()


def window(desk: Desk, name: str) -> Desk:
    """A desk as another window has it."""
    return Desk(desk.store, name)


def lines(desk: Desk) -> list[tuple[str, str, int | None]]:
    rows = desk.store.connection.execute('SELECT "window", line, note_id FROM unfinished_lines ORDER BY "window"')
    return rows.fetchall()


def texts(desk: Desk, call: int) -> list[str]:
    return [row.text for row in interviews.read_call(desk, call).notes]


def test_a_half_typed_line_is_there_at_the_next_start(desk: Desk, places: Places, call: int, now: datetime) -> None:
    live_draft.keep_line(desk, call, "! half a tho")
    again = Desk(Store(places.database))  # as after a kill: the first one was not closed
    found = live_draft.read_unfinished(again, call, now)
    again.close()
    assert found == Unfinished("! half a tho")


def test_a_line_is_changed_and_emptied(desk: Desk, call: int, now: datetime) -> None:
    for line in ("t", "tw", "two words ", "two"):
        live_draft.keep_line(desk, call, line)
        assert live_draft.read_unfinished(desk, call, now).line == line
    live_draft.keep_line(desk, call, "")
    assert lines(desk) == []
    live_draft.keep_line(desk, call, "")
    assert live_draft.read_unfinished(desk, call, now) == Unfinished()


def test_a_half_typed_edit_remembers_its_note_even_when_nothing_is_left_of_it(
    desk: Desk, call: int, now: datetime
) -> None:
    note = keep(desk, call, "one", now)
    for line in ("one and tw", ""):
        live_draft.keep_line(desk, call, line, note.id)
        assert live_draft.read_unfinished(desk, call, now) == Unfinished(line, note.id)
    notes.edit_note(desk, note.id, "one and two", now)
    assert live_draft.read_unfinished(desk, call, now) == Unfinished()


def test_keeping_a_note_empties_the_line(desk: Desk, call: int, now: datetime) -> None:
    live_draft.keep_line(desk, call, "two words")
    keep(desk, call, "two words", now)
    assert lines(desk) == []


def test_a_line_is_clean_and_one_line(desk: Desk, call: int, now: datetime) -> None:
    live_draft.keep_line(desk, call, "one\n\x1b[31mtwo\u202e ")
    assert live_draft.read_unfinished(desk, call, now).line == "one two "


def test_saving_a_line_is_nothing_to_undo(desk: Desk, call: int, now: datetime) -> None:
    live_draft.keep_line(desk, call, "half")
    assert desk.undo(now) == "The call with Maria Lopez began"


def test_an_interview_that_is_gone_keeps_no_line(desk: Desk, campaign: Campaign, now: datetime) -> None:
    live_draft.keep_line(desk, campaign.interview, "half")
    contacts.delete_contact(desk, campaign.maria, now)
    for line in ("hal", ""):
        with pytest.raises(NotFoundError):
            live_draft.keep_line(desk, campaign.interview, line)
    desk.undo(now)
    assert live_draft.read_unfinished(desk, campaign.interview, now).line == "half"


def test_a_key_costs_one_statement(desk: Desk, call: int) -> None:
    live_draft.keep_line(desk, call, "a")
    with statements(desk) as told:
        live_draft.keep_line(desk, call, "ab")
    assert [line.split()[0] for line in told] == ["PRAGMA", "BEGIN", "UPDATE", "COMMIT"]


def test_two_windows_have_a_line_each(desk: Desk, call: int, now: datetime) -> None:
    other = window(desk, ABROAD)
    live_draft.keep_line(desk, call, "mine")
    live_draft.keep_line(other, call, "theirs")
    assert live_draft.read_unfinished(desk, call, now) == Unfinished("mine", elsewhere=("theirs",))
    keep(desk, call, "mine", now)
    assert live_draft.read_unfinished(other, call, now) == Unfinished("theirs")


def test_the_line_of_a_window_that_is_gone_is_taken_over(desk: Desk, call: int, now: datetime, gone: str) -> None:
    live_draft.keep_line(window(desk, gone), call, "! half a tho")
    assert live_draft.read_unfinished(desk, call, now) == Unfinished("! half a tho")
    assert lines(desk) == [(desk.window, "! half a tho", None)]


def test_the_line_of_a_window_without_a_name_is_taken_over(desk: Desk, call: int, now: datetime) -> None:
    live_draft.keep_line(window(desk, ""), call, "half a tho")
    assert live_draft.read_unfinished(desk, call, now) == Unfinished("half a tho")
    assert texts(desk, call) == []


def test_an_edit_that_is_taken_over_goes_on_with_its_note(desk: Desk, call: int, now: datetime) -> None:
    note = keep(desk, call, "one", now)
    live_draft.keep_line(window(desk, ""), call, "one and tw", note.id)
    assert live_draft.read_unfinished(desk, call, now) == Unfinished("one and tw", note.id)


def test_what_is_being_typed_stays_and_the_lines_left_become_notes(
    desk: Desk, call: int, now: datetime, gone: str
) -> None:
    live_draft.keep_line(desk, call, "mine")
    live_draft.keep_line(window(desk, gone), call, "! theirs ")
    live_draft.keep_line(window(desk, ""), call, "and the third")
    before = snapshot(desk.store.connection)
    found = live_draft.read_unfinished(desk, call, now + timedelta(seconds=95))
    assert found == Unfinished("mine", kept=2)
    rows = interviews.read_call(desk, call).notes
    assert [(row.kind, row.text, row.seconds) for row in rows] == [
        ("note", "and the third", 95),
        ("insight", "theirs", 95),
    ]
    assert {row.question for row in rows} == {"Why?"}
    assert live_draft.read_unfinished(desk, call, now) == Unfinished("mine")
    desk.undo(now)
    assert snapshot(desk.store.connection) == before


def test_of_several_lines_left_the_first_is_gone_on_with(desk: Desk, call: int, now: datetime, gone: str) -> None:
    live_draft.keep_line(window(desk, ""), call, "the first")
    live_draft.keep_line(window(desk, gone), call, "the second")
    assert live_draft.read_unfinished(desk, call, now) == Unfinished("the first", kept=1)
    assert texts(desk, call) == ["the second"]


def test_a_line_that_says_what_its_note_says_is_not_kept_twice(desk: Desk, call: int, now: datetime) -> None:
    note = keep(desk, call, "! one*", now)
    live_draft.keep_line(window(desk, ""), call, "! one *", note.id)
    live_draft.keep_line(window(desk, "1@"), call, "  ")
    assert live_draft.read_unfinished(desk, call, now) == Unfinished()
    assert lines(desk) == []
    assert texts(desk, call) == ["one"]
    assert desk.undo(now) == "Note: one"


def test_an_open_window_is_left_alone(desk: Desk, call: int, now: datetime) -> None:
    for name in (ABROAD, name_window()):
        live_draft.keep_line(window(desk, name), call, "theirs")
    here = window(desk, "another")
    assert live_draft.read_unfinished(here, call, now) == Unfinished(elsewhere=("theirs", "theirs"))
    assert len(lines(desk)) == 2


def test_a_line_that_cannot_be_taken_over_now_is_shown_all_the_same(desk: Desk, call: int, now: datetime) -> None:
    live_draft.keep_line(window(desk, ""), call, "half a tho")
    with unwritable(desk):
        assert live_draft.read_unfinished(desk, call, now) == Unfinished("half a tho")
    assert lines(desk) == [("", "half a tho", None)]
    assert live_draft.read_unfinished(desk, call, now) == Unfinished("half a tho")


def test_an_interview_tells_that_a_line_waits(desk: Desk, call: int) -> None:
    def waits() -> bool:
        row = desk.store.first(INTERVIEW, interview_id=call)
        assert row is not None
        return row.unfinished

    assert not waits()
    live_draft.keep_line(window(desk, ABROAD), call, "half")
    assert waits()


def test_a_window_is_known_by_its_process(gone: str) -> None:
    assert is_open(name_window())
    assert is_open(ABROAD)
    assert not is_open(gone)
    host = name_window().partition("@")[2]
    assert is_open(f"1@{host}")
    for name in ("", "x", "@", f"x@{host}", f"99999999999999999999@{host}"):
        assert not is_open(name)


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="the system does not say when a process began")  # noqa: PTH110
def test_a_later_process_of_the_same_number_is_another_window() -> None:
    pid, _, host = name_window().partition("@")
    number, _, began = pid.partition(".")
    assert not is_open(f"{number}.{int(began) - 1}@{host}")
