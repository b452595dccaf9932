"""Research lines, readiness, and Today."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import MessageKind, Stage
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.readiness import has_required_parts
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, notes, planning
from infoview_tui.services.interviews.preparation import read_preparation
from infoview_tui.services.outreach import actions, scheduling
from infoview_tui.services.outreach.due_count import count_due
from infoview_tui.services.outreach.message_facts import read_message_facts
from infoview_tui.services.outreach.queries import read_agenda
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.contacts.contacts import ProfileRow
from tests.conftest import Campaign
from tests.profiles import write_profile


@pytest.fixture
def maria(workspace: Workspace, now: datetime) -> int:
    return contact_commands.add_contact(workspace, ContactForm("Maria", email="m@x.org", paths=("Design",)), now)


def test_sign_sets_kind_of_research_line(workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo) -> None:
    lines = (
        "Won a prize https://x.org/p",
        "~ Both climb",
        "@ Tom knows her",
        "? Pays well",
        "$ A talk",
        "+ ask by fri",
    )
    messages = [add_research(workspace, Subject.contact(maria), line, now, zone) for line in lines]
    dossier = read_contact_details(workspace, maria)
    assert messages == [
        f"Saved as {kind}."
        for kind in ("finding", "common ground", "warm introduction", "hypothesis", "offering", "action")
    ]
    assert [(row.kind, row.text, row.source) for row in dossier.findings] == [
        ("finding", "Won a prize", "https://x.org/p"),
        ("common_ground", "Both climb", ""),
        ("warm_way", "Tom knows her", ""),
    ]
    assert [(row.text, row.path) for row in dossier.hypotheses] == [("Pays well", "Design")]
    assert [row.text for row in dossier.offerings] == ["A talk"]
    (action,) = dossier.actions
    assert action.due == Due(date(2026, 11, 27))


def test_empty_research_line_is_rejected(workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo) -> None:
    with pytest.raises(InfoviewError, match="Nothing to save"):
        add_research(workspace, Subject.contact(maria), " \u200b", now, zone)
    with pytest.raises(NotFoundError):
        add_research(workspace, Subject.contact(4711), "a word", now, zone)


def test_path_hypothesis_is_shown_for_all_its_contacts(
    workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    tom = contact_commands.add_contact(workspace, ContactForm("Tom", paths=("Design",)), now)
    ann = contact_commands.add_contact(workspace, ContactForm("Ann"), now)
    add_research(workspace, Subject.contact(maria), "? Pays well", now, zone)
    assert [len(read_contact_details(workspace, who).hypotheses) for who in (maria, tom, ann)] == [1, 1, 0]


def test_contact_is_ready_with_finding_and_address(
    workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    assert not has_required_parts(read_contact_details(workspace, maria).readiness)
    add_research(workspace, Subject.contact(maria), "Won a prize", now, zone)
    assert has_required_parts(read_contact_details(workspace, maria).readiness)
    tom = contact_commands.add_contact(workspace, ContactForm("Tom"), now)
    add_research(workspace, Subject.contact(tom), "Won a prize", now, zone)
    assert not has_required_parts(read_contact_details(workspace, tom).readiness)


def test_readiness_counts_research(workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo) -> None:
    write_profile(workspace, ProfileRow("Ada", "", "", "I teach", *[""] * 5), now)
    for line in ("one", "two", "? pays", "$ talk"):
        add_research(workspace, Subject.contact(maria), line, now, zone)
    interview = scheduling.schedule_interview(workspace, maria, Appointment(now + timedelta(days=2)), now)
    planning.plan_question(workspace, interview, QuestionForm("Why?"), now)
    notes.add_note(workspace, interview, "~ climb", now, seconds=0, question_id=None)
    facts = read_contact_details(workspace, maria).readiness
    assert (facts.findings, facts.common_ground, facts.hypotheses, facts.offerings) == (2, 1, 1, 1)
    assert (facts.path, facts.organization, facts.industry, facts.has_why) == ("Design", "", "", False)
    assert (facts.questions_planned, facts.has_introduction, facts.is_scheduled) == (1, True, True)


def test_common_ground_noted_in_an_interview_belongs_to_the_contact(
    workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    interview = planning.get_or_create_planned_interview(workspace, maria, now).id
    for line in ("~ Both climb", "~ Both row", "% ~ Both drink", "She sails"):
        notes.add_note(workspace, interview, line, now, seconds=0, question_id=None)
    call_clock.start_call(workspace, interview, now)
    call_clock.end_call(workspace, interview, now)
    add_research(workspace, Subject.contact(maria), "~ Both from Cork", now, zone)
    later = planning.get_or_create_planned_interview(workspace, maria, now).id
    known = ["Both from Cork", "Both climb", "Both row"]
    assert [row.text for row in read_contact_details(workspace, maria).common_ground] == known
    assert [row.text for row in read_preparation(workspace, later).common_ground] == known
    facts = read_message_facts(workspace, maria, MessageKind.RECONNECT, now=now, zone=zone)
    assert list(facts.common_ground) == known


def test_today_shows_week_ahead_and_undated_actions(workspace: Workspace, now: datetime) -> None:
    for days, text in ((8, "later"), (7, "soon"), (-1, "late"), (1, "on a day")):
        due = Due(at=now + timedelta(days=days)) if days != 1 else Due(date(2026, 11, 27))
        actions.add_todo(workspace, None, text, due, now)
    actions.add_todo(workspace, None, "some day", None, now)
    assert [row.text for row in read_agenda(workspace, now, UTC).actions] == ["late", "on a day", "soon", "some day"]
    assert count_due(workspace, now) == 1


def test_today_shows_stage_counts_and_interviews_to_debrief(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    planning.plan_question(workspace, campaign.planned, QuestionForm("What fills a week?"), now)
    agenda = read_agenda(workspace, now, UTC)
    assert (
        agenda.stage_counts[Stage.MET],
        agenda.stage_counts[Stage.RESEARCHING],
        agenda.stage_counts[Stage.CLOSED],
    ) == (1, 3, 0)
    assert [row.id for row in agenda.to_debrief] == [campaign.interview]
    assert [row.id for row in agenda.interviews] == [campaign.planned]
    call_clock.start_call(workspace, campaign.planned, now)
    call_clock.end_call(workspace, campaign.planned, now + timedelta(hours=1))
    assert [row.id for row in read_agenda(workspace, now, UTC).to_debrief] == [campaign.planned, campaign.interview]


def test_snoozed_action_is_due_later(workspace: Workspace, now: datetime) -> None:
    action = actions.add_todo(workspace, None, "buy paper", Due(at=now), now)
    actions.snooze_action(workspace, action, Due(date(2026, 11, 29)), now)
    (row,) = read_agenda(workspace, now, UTC).actions
    assert row.due == Due(date(2026, 11, 29))
    actions.dismiss_action(workspace, action, now)
    assert read_agenda(workspace, now, UTC).actions == []
