"""The questions of the first start: saved as they are typed, and one command at the end."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, strategies as st

from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.queries import ProfileRow, read_contact_form, read_profile
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.profile.first_run import finish_first_run, save_answers
from infoview_tui.services.profile.first_run_answers import (
    FirstRunAnswers,
    dump_answers,
    has_unfinished_answers,
    load_answers,
    read_first_run,
)
from tests.profiles import write_profile
from tests.services.tables import snapshot

NOTHING = FirstRunAnswers()
ALL = FirstRunAnswers(
    "Ada Byron", "Type design", "letters", "It pays badly", "I teach, and draw letters.", "Ann Lee, printer at Press"
)


def test_the_answers_survive_where_they_were_left(workspace: Workspace, now: datetime) -> None:
    assert not has_unfinished_answers(workspace)
    saved = NOTHING
    for name in ("A", "Ad", "Ada"):
        saved = save_answers(workspace, saved._replace(name=name), saved, now)
    saved = save_answers(workspace, saved._replace(path="type\x1b[31m design"), saved, now)
    assert read_first_run(workspace) == saved == FirstRunAnswers("Ada", "type design")
    assert has_unfinished_answers(workspace)
    assert read_profile(workspace).name == ""
    save_answers(workspace, NOTHING, saved, now)
    assert not has_unfinished_answers(workspace)


def test_what_the_profile_says_meanwhile_is_an_answer(workspace: Workspace, now: datetime) -> None:
    saved = save_answers(workspace, FirstRunAnswers(path="law"), NOTHING, now)
    write_profile(workspace, ProfileRow("Ada", "", "", "I teach.", *[""] * 5), now)
    assert read_first_run(workspace) == saved._replace(name="Ada", introduction="I teach.")


def test_two_windows_lose_no_answer(workspace: Workspace, now: datetime) -> None:
    save_answers(workspace, FirstRunAnswers(name="Ada", path="law"), NOTHING, now)
    saved = save_answers(workspace, FirstRunAnswers(path="design", why="letters"), NOTHING, now)
    assert saved == FirstRunAnswers("Ada", "design / law", "letters")


def test_the_answers_become_a_profile_a_path_a_hypothesis_and_a_contact(workspace: Workspace, now: datetime) -> None:
    save_answers(workspace, ALL, NOTHING, now)
    contact_id = finish_first_run(workspace, ALL, now)
    assert contact_id is not None
    form = read_contact_form(workspace, contact_id)
    assert (form.name, form.title, form.organization, form.paths) == ("Ann Lee", "printer", "Press", ("Type design",))
    assert read_profile(workspace)[:4] == ("Ada Byron", "", "", "I teach, and draw letters.")
    data = workspace.store.connection
    assert [tuple(row) for row in data.execute("SELECT name, why FROM paths")] == [("Type design", "letters")]
    found = data.execute("SELECT text, path_id, contact_id FROM hypotheses")
    assert [tuple(row) for row in found] == [("It pays badly", 1, None)]
    assert not has_unfinished_answers(workspace)
    assert workspace.undo(now) == "Added Ann Lee"
    assert read_first_run(workspace) == ALL
    assert not data.execute("SELECT count(*) FROM contacts").fetchone()[0]


def test_each_question_may_be_skipped(workspace: Workspace, now: datetime) -> None:
    assert finish_first_run(workspace, NOTHING, now) is None
    assert finish_first_run(workspace, FirstRunAnswers(contact="Ann Lee"), now) == 1
    assert read_contact_form(workspace, 1).paths == ()
    assert NOTHING.questions == ["name", "path", "introduction", "contact"]
    assert len(ALL.questions) == 6


def test_a_contact_without_a_name_changes_nothing(workspace: Workspace, now: datetime) -> None:
    before = snapshot(workspace.store.connection)
    with pytest.raises(InfoviewError, match="needs a name"):
        finish_first_run(workspace, ALL._replace(contact="path:law"), now)
    assert snapshot(workspace.store.connection) == before


def test_what_is_known_is_not_asked_again(workspace: Workspace, now: datetime) -> None:
    write_profile(workspace, ProfileRow("Ada", "", "", "I teach.", *[""] * 5), now)
    finish_first_run(workspace, FirstRunAnswers(path="Law", belief="It pays well"), now)
    assert read_first_run(workspace) == FirstRunAnswers(name="Ada", path="Law", introduction="I teach.")
    finish_first_run(workspace, FirstRunAnswers(path="law", belief="It pays well"), now)
    assert workspace.store.connection.execute("SELECT count(*) FROM hypotheses").fetchone()[0] == 1


@given(st.text())
def test_damaged_answers_are_left_out(text: str) -> None:
    assert all(isinstance(answer, str) for answer in load_answers(text))


@given(st.builds(FirstRunAnswers, *[st.text(alphabet='aé"\\{}', max_size=5)] * 6))
def test_answers_come_back_as_they_were(answers: FirstRunAnswers) -> None:
    assert load_answers(dump_answers(answers)) == answers
