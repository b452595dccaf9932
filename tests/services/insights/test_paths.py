"""Paths by topic, counted by people."""

from __future__ import annotations

import pytest

from infoview_tui.domain.enums import Confidence, FitAspect, FitSide, NoteKind, Topic
from infoview_tui.domain.path_scores import Range
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.insights import commands
from infoview_tui.services.insights.paths import PathColumn, read_cell, read_paths
from infoview_tui.services.interviews import notes
from tests.services.insights.talking import Talker


def column(workspace: Workspace, name: str) -> PathColumn:
    return next(path for path in read_paths(workspace).paths if path.name == name)


def test_cell_is_the_mean_of_the_latest_rating_of_each_person(workspace: Workspace, talker: Talker) -> None:
    maria, first, _ = talker.meet("Maria Lopez", "Design", organization="Figma")
    talker.rate(first, "Design", Topic.CULTURE, 1)
    again, _ = talker.talk(maria)
    talker.rate(again, "Design", Topic.CULTURE, 5, Confidence.SURE)
    _, other, _ = talker.meet("Zoë Kim", "Design", organization="Figma")
    talker.rate(other, "Design", Topic.CULTURE, 2, Confidence.GUESS)
    cell = column(workspace, "Design").cells[Topic.CULTURE]
    assert (cell.score, cell.confidence, str(cell.voices)) == (
        3.5,
        Confidence.FAIR,
        "2 people from 1 independent source",
    )


def test_topic_that_nobody_was_asked_about_is_a_gap_and_the_total_a_range(workspace: Workspace, talker: Talker) -> None:
    _, interview, question = talker.meet("Maria Lopez", "Design")
    talker.rate(interview, "Design", Topic.OUTLOOK, 5)
    talker.note(interview, question, "They argue a lot")
    design = column(workspace, "Design")
    # Twelve topics with weight 2, one rated: (5 + 11 x 1) / 12 to (5 + 11 x 5) / 12.
    assert design.total == Range(pytest.approx(16 / 12), pytest.approx(5))  # type: ignore[arg-type]
    assert design.cells[Topic.COMPENSATION].is_gap
    heard_only = design.cells[Topic.CULTURE]
    assert (heard_only.score, heard_only.voices.voices, heard_only.heard.voices, heard_only.is_gap) == (
        None,
        0,
        1,
        False,
    )


def test_weights_come_from_the_values_and_from_the_user(workspace: Workspace, talker: Talker) -> None:
    talker.meet("Maria Lopez", "Design")
    commands.set_weight(workspace, Topic.CULTURE, 0, talker.later())
    commands.set_weight(workspace, Topic.OUTLOOK, 5, talker.later())
    commands.set_weight(workspace, Topic.OUTLOOK, None, talker.later())
    weights = read_paths(workspace).weights
    assert (weights[Topic.CULTURE], weights[Topic.OUTLOOK], weights[Topic.CLOSING]) == (0, 2, 0)
    for topic, weight in ((Topic.CULTURE, 6), (Topic.CULTURE, -1), (Topic.CLOSING, 3)):
        with pytest.raises(InfoviewError):
            commands.set_weight(workspace, topic, weight, talker.later())


def test_all_weights_zero_give_no_total(workspace: Workspace, talker: Talker) -> None:
    _, interview, _ = talker.meet("Maria Lopez", "Design")
    talker.rate(interview, "Design", Topic.OUTLOOK, 5)
    for topic in Topic:
        if topic is not Topic.CLOSING:
            commands.set_weight(workspace, topic, 0, talker.later())
    assert column(workspace, "Design").total is None
    assert read_paths(workspace).sentences[0].startswith("No ratings count yet.")


def test_cell_opens_on_the_notes_with_who_and_when(workspace: Workspace, talker: Talker) -> None:
    maria, interview, question = talker.meet("Maria Lopez", "Design")
    said = talker.note(interview, question, '"We vote*')
    talker.note(interview, question, "% She is leaving")
    talker.meet("Tom Weber", "Press")
    (found,) = read_cell(workspace, talker.path_id("Design"), Topic.CULTURE)
    assert (found.note_id, found.interview_id, found.contact_id) == (said, interview, maria)
    assert (found.contact, found.kind, found.text, found.starred) == ("Maria Lopez", NoteKind.QUOTE, "We vote", True)
    assert read_cell(workspace, talker.path_id("Press"), Topic.CULTURE) == ()


def test_what_was_said_counts_for_the_path_that_was_rated(workspace: Workspace, talker: Talker) -> None:
    _, interview, question = talker.meet("Maria Lopez", "Design", "Press")
    talker.note(interview, question, "They vote")
    assert [len(read_cell(workspace, path.path_id, Topic.CULTURE)) for path in read_paths(workspace).paths] == [1, 1]
    talker.rate(interview, "Design", Topic.OUTLOOK, 4)
    heard = {path.name: path.cells[Topic.CULTURE].heard.voices for path in read_paths(workspace).paths}
    opened = {path.name: len(read_cell(workspace, path.path_id, Topic.CULTURE)) for path in read_paths(workspace).paths}
    assert heard == opened == {"Design": 1, "Press": 0}


def test_saturation_is_silent_below_six_talks(workspace: Workspace, talker: Talker) -> None:
    for number in range(6):
        assert column(workspace, "Design").saturation == "" if number else True
        _, interview, question = talker.meet(f"Contact {number}", "Design")
        talker.note(interview, question, "They vote")
    assert column(workspace, "Design").saturation == ("The last 2 talks added little: 0 new points to 1 heard before.")


def test_fit_names_the_note_that_says_so(workspace: Workspace, talker: Talker) -> None:
    _, interview, question = talker.meet("Maria Lopez", "Design")
    note = talker.note(interview, question, "You have to like corridors")
    design = talker.path_id("Design")
    commands.add_fit_point(
        workspace, design, "I like people", talker.later(), aspect=FitAspect.INTERESTS, side=FitSide.FOR, note_id=note
    )
    (point,) = column(workspace, "Design").fit
    assert (point.text, point.note, point.contact, point.interview_id) == (
        "I like people", "You have to like corridors", "Maria Lopez", interview,
    )  # fmt: skip
    notes.set_note_kind(workspace, note, NoteKind.OFF_RECORD, talker.later())
    assert column(workspace, "Design").fit == ()
    with pytest.raises(InfoviewError, match="off the record"):
        commands.add_fit_point(
            workspace, design, "x", talker.later(), aspect=FitAspect.SKILLS, side=FitSide.FOR, note_id=note
        )
    with pytest.raises(InfoviewError, match="a few words"):
        commands.add_fit_point(workspace, design, " ", talker.later(), aspect=FitAspect.SKILLS, side=FitSide.FOR)
