"""The gist of a contact says what one wants to know at a glance, in few queries."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.domain.planning import Appointment
from infoview_tui.errors import NotFoundError
from infoview_tui.services.board.summary import read_summary
from infoview_tui.services.contacts import commands as contact_commands, research
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach import stages
from tests.conftest import Campaign
from tests.costs import statements


def test_the_gist_says_who_what_next_and_what_was_found(
    workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo
) -> None:
    for line in ("? They hire juniors", "? The pay is fair", "? Remote is fine", "? Nobody codes", "Speaks Thai"):
        research.add_research(workspace, campaign.maria, line, now, zone)
    gist = read_summary(workspace, campaign.maria)
    assert (gist.name, gist.title, gist.organization, gist.stage) == ("Maria Lopez", "designer", "Figma", Stage.MET)
    assert gist.referrer == "Tom Weber"
    assert gist.action is not None
    assert gist.action.kind is ActionKind.THANK
    assert gist.action.due_at is not None
    assert gist.interview is None
    assert gist.finding == "Speaks Thai"
    assert gist.hypotheses == ("They hire juniors", "The pay is fair", "Remote is fine")
    assert gist.hypothesis_count == 4, "that of which she has said something is not open"
    assert (gist.tags, gist.paths) == (("alumni",), ("Health tech", "Product design"))
    assert gist.last_contact_at is not None


def test_the_next_interview_is_told_with_its_questions(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    at = now + timedelta(days=2)
    stages.schedule_interview(workspace, campaign.tom, Appointment(at, 30), now)
    interview = read_summary(workspace, campaign.tom).interview
    assert interview == (campaign.planned, InterviewState.PLANNED, at, 30, 0)


def test_who_is_new_has_an_empty_gist(workspace: Workspace, now: datetime) -> None:
    gist = read_summary(workspace, contact_commands.add_contact(workspace, ContactForm("Ann"), now))
    assert (gist.action, gist.interview, gist.hypotheses, gist.hypothesis_count) == (None, None, (), 0)
    assert (gist.tags, gist.paths, gist.finding, gist.last_contact_at) == ((), (), "", None)
    with pytest.raises(NotFoundError):
        read_summary(workspace, 4711)


def test_peeking_takes_at_most_three_queries(workspace: Workspace, campaign: Campaign) -> None:
    with statements(workspace) as asked:
        read_summary(workspace, campaign.maria)
    assert 0 < len(asked) <= 3
