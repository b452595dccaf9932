"""The parts of the interview screen without a screen: the search of rows, and the changes of notes."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime, tzinfo

import pytest
from textual.content import Content

from infoview_tui.domain.enums import NoteKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.transcript import Transcript, read_transcript
from infoview_tui.ui.interview.note_actions import NoteActions
from infoview_tui.ui.interview.row_search import RowPosition, RowSearch
from infoview_tui.ui.shared.widgets.row_list import Row
from tests.conftest import unwritable
from tests.ui.held_call import Held
from tests.ui.part_host import PartHost

NOTES = [
    Row("a", Content("Design"), is_heading=True),
    Row("b", Content("Half of design is writing")),
    Row("c", Content("A plain note")),
]
DEBRIEF = [Row("d", Content("design, and design again"))]
SECOND, THIRD, BESIDE = RowPosition(0, 1), RowPosition(0, 2), RowPosition(1, 0)


@pytest.fixture
def search() -> RowSearch:
    search = RowSearch()
    search.text = "design"
    return search


def test_search_marks_rows_but_no_headings(search: RowSearch) -> None:
    (heading, found, plain), (beside,) = search.mark([NOTES, DEBRIEF])
    assert search.matches == [SECOND, BESIDE]
    assert (heading, plain) == (NOTES[0], NOTES[2])
    assert [(span.start, span.end) for span in found.body.spans] == [(8, 14)]
    assert len(beside.body.spans) == 2


def test_matches_wrap_around(search: RowSearch) -> None:
    search.mark([NOTES, DEBRIEF])
    assert [search.find_next(SECOND, 1), search.find_next(BESIDE, 1)] == [BESIDE, SECOND]
    assert [search.find_next(SECOND, -1), search.find_next(THIRD, -1)] == [BESIDE, SECOND]


def test_first_match_is_after_the_start(search: RowSearch) -> None:
    search.mark([NOTES, DEBRIEF])
    assert search.find_first() == SECOND
    search.origin = THIRD
    assert search.find_first() == BESIDE
    search.mark([NOTES, []])
    assert search.find_first() == SECOND


def test_match_count_names_the_current_match(search: RowSearch) -> None:
    search.mark([NOTES, DEBRIEF])
    assert search.describe_count(BESIDE, "none").plain == "2 of 2"
    assert search.describe_count(THIRD, "none").plain == "2 found"
    search.mark([[], []])
    assert search.describe_count(THIRD, "none").plain == "none"
    assert (search.find_first(), search.find_next(THIRD, 1)) == (None, None)


def test_without_a_search_rows_stay_as_they_are() -> None:
    search = RowSearch()
    assert search.mark([NOTES, DEBRIEF]) == [NOTES, DEBRIEF]
    assert search.describe_count(SECOND, "none").plain == ""


class ShownNotes:
    """The notes of an interview, with the cursor on one of them."""

    by_time = False

    def __init__(self, transcript: Transcript | None) -> None:
        self.transcript = transcript
        self.current_key: Hashable = None

    def select_note(self, note_id: int) -> None:
        self.current_key = ("note", note_id)


@pytest.fixture
def host(workspace: Workspace, now: datetime, zone: tzinfo) -> PartHost:
    return PartHost(workspace, now, zone)


@pytest.fixture
def shown(workspace: Workspace, held: Held) -> ShownNotes:
    shown = ShownNotes(read_transcript(workspace, held.interview))
    assert shown.transcript is not None
    shown.select_note(shown.transcript.notes[1].id)
    return shown


def texts(host: PartHost, held: Held) -> list[str]:
    return [note.text for note in read_transcript(host.workspace, held.interview).notes]


def test_edited_note_is_saved_and_one_without_a_change_is_not(host: PartHost, shown: ShownNotes, held: Held) -> None:
    actions = NoteActions(host, shown)
    host.answers = ["! Half of design is writing", None, "! All of it"]
    actions.action_edit()
    actions.action_edit()
    assert host.reloads == 0
    actions.action_edit()
    assert (host.reloads, texts(host, held)[1]) == (1, "All of it")


def test_note_that_cannot_be_saved_is_asked_for_again(host: PartHost, shown: ShownNotes, held: Held) -> None:
    before = texts(host, held)
    host.answers = ["! All of it"]
    with unwritable(host.workspace):
        NoteActions(host, shown).action_edit()
    assert (len(host.asked), len(host.shown), host.reloads) == (2, 1, 1)
    assert texts(host, held) == before


def test_notes_are_added_until_there_is_no_answer(host: PartHost, shown: ShownNotes, held: Held) -> None:
    count = len(texts(host, held))
    host.answers = ["First", "% Second", " "]
    NoteActions(host, shown).action_add_note()
    added = read_transcript(host.workspace, held.interview).notes[count:]
    assert [(note.text, note.kind) for note in added] == [("First", NoteKind.NOTE), ("Second", NoteKind.OFF_RECORD)]
    assert shown.current_key == ("note", added[-1].id)


def test_star_and_removal_act_on_the_note_under_the_cursor(host: PartHost, shown: ShownNotes, held: Held) -> None:
    actions = NoteActions(host, shown)
    actions.action_toggle_star()
    assert read_transcript(host.workspace, held.interview).notes[1].starred
    actions.action_remove_note()
    assert "Half of design is writing" not in texts(host, held)
    shown.current_key = ("verdict", 1, None)
    actions.action_remove_note()
    assert host.shown == ["Note removed. Press u to undo.", "Not a note. Press b for the debrief."]
    assert host.reloads == 2


def test_deleted_interview_has_no_notes_to_add(host: PartHost) -> None:
    NoteActions(host, ShownNotes(None)).action_add_note()
    assert (host.asked, host.shown) == ([], [])
