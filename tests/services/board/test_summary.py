"""The summary of a contact for the peek panel, read with few queries."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.errors import NotFoundError
from infoview_tui.services.board.summary import read_summary
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach import scheduling
from infoview_tui.services.research.lines import add_research
from tests.conftest import Campaign
from tests.costs import statements


def test_summary_has_person_next_action_and_finding(
    workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo
) -> None:
    for line in ("? They hire juniors", "? The pay is fair", "? Remote is fine", "? Nobody codes", "Speaks Thai"):
        add_research(workspace, Subject.contact(campaign.maria), line, now, zone)
    summary = read_summary(workspace, campaign.maria)
    assert (summary.name, summary.title, summary.organization, summary.stage) == (
        "Maria Lopez",
        "designer",
        "Figma",
        Stage.MET,
    )
    assert summary.referrer == "Tom Weber"
    assert summary.action is not None
    assert summary.action.kind is ActionKind.THANK
    assert summary.action.due is not None
    assert summary.interview is None
    assert summary.finding == "Speaks Thai"
    assert summary.hypotheses == ("They hire juniors", "The pay is fair", "Remote is fine")
    assert summary.hypothesis_count == 4, "hypotheses with a verdict are not open"
    assert (summary.tags, summary.paths) == (("alumni",), ("Health tech", "Product design"))
    assert summary.last_contact_at is not None


def test_summary_has_next_interview_with_question_count(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    at = now + timedelta(days=2)
    scheduling.schedule_interview(workspace, campaign.tom, Appointment(at, 30, zone="Asia/Kolkata"), now)
    interview = read_summary(workspace, campaign.tom).interview
    assert interview == (campaign.planned, InterviewState.PLANNED, at, 30, 0, "Asia/Kolkata")


def test_summary_of_new_contact_is_empty(workspace: Workspace, now: datetime) -> None:
    summary = read_summary(workspace, contact_commands.add_contact(workspace, ContactForm("Ann"), now))
    assert (summary.action, summary.interview, summary.hypotheses, summary.hypothesis_count) == (None, None, (), 0)
    assert (summary.tags, summary.paths, summary.finding, summary.last_contact_at) == ((), (), "", None)
    with pytest.raises(NotFoundError):
        read_summary(workspace, 4711)


def test_summary_takes_at_most_three_queries(workspace: Workspace, campaign: Campaign) -> None:
    with statements(workspace) as asked:
        read_summary(workspace, campaign.maria)
    assert 0 < len(asked) <= 3
