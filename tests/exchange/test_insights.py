"""The document and the JSON of all insights."""

from __future__ import annotations

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from infoview_tui.domain.enums import FitAspect, FitSide, Topic, Verdict
from infoview_tui.exchange.insights_json import insights_to_json
from infoview_tui.exchange.insights_markdown import format_insights
from infoview_tui.exchange.json_export import dumps
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.insights import commands
from infoview_tui.services.insights.document import read_insights
from tests.conftest import Campaign
from tests.services.insights.talking import Talker


def build(workspace: Workspace, now: datetime) -> Talker:
    """Build two paths, a contested hypothesis, and notes with characters that Markdown would interpret."""
    talker = Talker(workspace, now)
    maria, first, question = talker.meet("Maria *Lopez*", "Design", organization="Figma")
    _, second, other_question = talker.meet("Tom Weber", "Press | print")
    belief = talker.believe(maria, "Rules # first")
    talker.judge(belief, first, Verdict.CONFIRMED, talker.note(first, question, '"Six <weeks> for a label*'))
    talker.judge(belief, second, Verdict.REFUTED)
    commands.set_own_verdict(workspace, belief, Verdict.REFINED, talker.later())
    talker.note(second, other_question, "< No money in it")
    talker.note(second, other_question, "% The owner wants to sell*")
    talker.rate(first, "Design", Topic.CULTURE, 5)
    talker.rate(second, "Press | print", Topic.CULTURE, 2)
    commands.add_fit_point(
        workspace, talker.path_id("Design"), "I like rules", talker.later(), aspect=FitAspect.VALUES, side=FitSide.FOR
    )
    return talker


def test_document_has_the_decision_with_its_evidence(workspace: Workspace, now: datetime, zone: ZoneInfo) -> None:
    build(workspace, now)
    text = format_insights(read_insights(workspace, now), zone)
    for expected in (
        "26 Nov 2026: 2 interviews with 2 people from 2 independent sources.",
        "Design is ahead of Press \\| print: 1.3 to 5.0 against 1.1 to 4.8 of 5; the ranges overlap.",
        "| culture | 2 | 5.0 | fair | 1 person |",
        "- Values: I like rules",
        "- “Six \\<weeks> for a label” — Maria \\*Lopez\\*, 26 Nov 2026",
        "### Rules \\# first",
        "**Contested** (about Design): 1 for, 1 against. Heard from 2 people from 2 independent sources. "
        "My own view: it is partly true.",
        "- Maria \\*Lopez\\* agrees (26 Nov 2026): “Six \\<weeks> for a label”",
        "- Tom Weber disagrees (26 Nov 2026)",
        "Find somebody to ask:\n   "
        "*People I've talked to disagree on this: “Rules \\# first.” What does it depend on?*",
        "- No money in it — Tom Weber, 26 Nov 2026",
    ):
        assert expected in text, expected
    assert "sell" not in text
    assert "record" not in text.lower()


def test_json_has_stable_keys_and_nothing_off_the_record(workspace: Workspace, now: datetime) -> None:
    talker = build(workspace, now)
    found = json.loads(dumps(insights_to_json(read_insights(workspace, talker.now))))
    assert [path["name"] for path in found["paths"]] == ["Design", "Press | print"]
    assert found["ahead"] == found["paths"][0]["id"]
    (hypothesis,) = found["hypotheses"]
    assert (hypothesis["status"], hypothesis["own_verdict"], hypothesis["voices"], hypothesis["circles"]) == (
        "contested", "refined", 2, 2,
    )  # fmt: skip
    assert {person["view"] for person in hypothesis["people"]} == {"for", "against"}
    assert len(found["paths"][0]["topics"]) == len(Topic)
    assert found["growth"] == [{"month": "2026-11", "added": 2, "referred": 0, "total": 2}]
    assert "sell" not in json.dumps(found)


def test_document_of_one_interview_and_of_none(
    workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo
) -> None:
    text = format_insights(read_insights(workspace, now), zone)
    assert "Only Health tech has ratings so far" in text
    assert "She is leaving" not in text
    workspace.store.connection.execute("DELETE FROM contacts")
    workspace.store.connection.execute("DELETE FROM hypotheses")
    workspace.store.connection.execute("DELETE FROM paths")
    text = format_insights(read_insights(workspace, now), zone)
    assert "no interviews yet" in text
    assert "No paths yet" in text
