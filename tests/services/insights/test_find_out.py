"""What to find out next."""

from __future__ import annotations

import pytest

from infoview_tui.domain.enums import Topic, Verdict
from infoview_tui.domain.find_out import GapKind
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.insights import commands
from infoview_tui.services.insights.find_out import Gap, read_gaps
from tests.services.insights.talking import Talker
from tests.services.tables import planned_questions


def gaps(talker: Talker, kind: GapKind) -> list[Gap]:
    return [gap for gap in read_gaps(talker.workspace, talker.now) if gap.kind is kind]


def test_gaps_are_ranked_and_each_has_a_question(workspace: Workspace, talker: Talker) -> None:
    maria, call, _ = talker.meet("Maria Lopez", "Design")
    talker.believe(maria, "Untested")
    talker.judge(talker.believe(maria, "Contested"), call, Verdict.REFUTED)
    talker.judge(talker.believe(maria, "One voice"), call, Verdict.CONFIRMED)
    commands.set_weight(workspace, Topic.COMPENSATION, 5, talker.later())
    found = read_gaps(workspace, talker.now)
    assert [(gap.kind, gap.subject) for gap in found[:4]] == [
        (GapKind.UNTESTED, "Untested"),
        (GapKind.TOPIC, "Design: compensation"),
        (GapKind.CONTESTED, "Contested"),
        (GapKind.SINGLE_CIRCLE, "One voice"),
    ]
    assert {gap.kind for gap in found[4:]} == {GapKind.MINOR_TOPIC}
    assert all("?" in gap.question for gap in found)


def test_topic_without_weight_is_no_gap(workspace: Workspace, talker: Talker) -> None:
    talker.meet("Maria Lopez", "Design")
    commands.set_weight(workspace, Topic.OUTLOOK, 0, talker.later())
    assert "Design: outlook" not in {gap.subject for gap in read_gaps(workspace, talker.now)}


def test_untested_hypothesis_goes_to_its_contact_and_others_to_the_next_talk(
    workspace: Workspace, talker: Talker
) -> None:
    maria, call, _ = talker.meet("Maria Lopez", "Design")
    zoe = talker.add("Zoë Kim", "Design")
    talker.believe(zoe, "Zoë knows")
    talker.judge(talker.believe(maria, "Contested"), call, Verdict.REFUTED)
    (untested,) = gaps(talker, GapKind.UNTESTED)
    (contested,) = gaps(talker, GapKind.CONTESTED)
    assert [gap.candidate and gap.candidate.name for gap in (untested, contested)] == ["Zoë Kim", "Zoë Kim"]


def test_path_heard_of_in_one_circle_needs_another_one(workspace: Workspace, talker: Talker) -> None:
    for name in ("Maria Lopez", "Zoë Kim"):
        talker.meet(name, "Design", organization="Figma")
    talker.add("At Figma", "Design", organization="Figma")
    elsewhere = talker.add("Ben Okri", "Design", organization="Acme")
    (gap,) = gaps(talker, GapKind.SINGLE_CIRCLE)
    assert (gap.subject, gap.words) == ("Design", "2 people from 1 independent source")
    assert gap.candidate is not None
    assert gap.candidate.contact_id == elsewhere
    talker.meet("Lee Chan", "Design")
    assert gaps(talker, GapKind.SINGLE_CIRCLE) == []


def test_contact_still_to_be_found(workspace: Workspace, talker: Talker) -> None:
    maria, call, _ = talker.meet("Maria Lopez", "Design")
    talker.judge(talker.believe(maria, "One voice"), call, Verdict.CONFIRMED)
    (gap,) = gaps(talker, GapKind.SINGLE_CIRCLE)
    assert gap.candidate is None
    with pytest.raises(InfoviewError, match="add a contact"):
        commands.add_question(workspace, gap, talker.later())


def test_question_is_added_to_the_plan_once(workspace: Workspace, talker: Talker) -> None:
    zoe = talker.add("Zoë Kim", "Design")
    talker.believe(zoe, "Zoë knows")
    (gap,) = gaps(talker, GapKind.UNTESTED)
    interview = commands.add_question(workspace, gap, talker.later())
    (planned,) = planned_questions(workspace, interview)
    assert planned.text == gap.question
    (gap,) = gaps(talker, GapKind.UNTESTED)
    assert gap.is_planned
    assert commands.add_question(workspace, gap, talker.later()) == interview
    assert len(planned_questions(workspace, interview)) == 1
    assert not gaps(talker, GapKind.MINOR_TOPIC)[0].is_planned
