"""The sheet before an interview: what is in it, and what never is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import Medium, Stage, Verdict
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import verdicts
from infoview_tui.services.interviews import planning
from infoview_tui.services.interviews.sheet import InterviewSheet, SheetSection, read_interview_sheet
from infoview_tui.services.outreach import stages
from infoview_tui.services.research.lines import add_research
from infoview_tui.services.research.queries import list_related_subjects
from tests.conftest import Campaign, add_note
from tests.services.tables import dump_all


def section(sheet: InterviewSheet, title: str) -> SheetSection:
    return next(section for section in sheet.sections if section.title == title)


def texts(sheet: InterviewSheet, title: str) -> list[str]:
    return [item.text for item in section(sheet, title).items]


def test_sheet_has_the_person_the_hypotheses_and_the_plan(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    maria = campaign.maria
    interview = planning.get_or_create_planned_interview(workspace, maria, now).id
    asked = planning.plan_question(
        workspace, interview, QuestionForm("What changed?", minutes=4, probes=("Why?",)), now
    )
    planning.toggle_must_ask(workspace, asked, now)
    sheet = read_interview_sheet(workspace, maria, UTC)
    assert (sheet.title, sheet.role) == ("Interview with Maria Lopez", "designer at Figma")
    assert "Won a prize" in texts(sheet, "Who they are")
    assert "Paths: Health tech, Product design" in texts(sheet, "Who they are")
    assert "Referred by Tom Weber" in texts(sheet, "How you know each other")
    assert texts(sheet, "Your introduction") == ["I teach, and look at design"]
    assert texts(sheet, "Common ground") == ["Both climb"]
    assert texts(sheet, "Something to offer") == ["A talk on type"]
    (hypothesis,) = section(sheet, "To test").items
    assert (hypothesis.text, hypothesis.note) == ("Design pays well", "1 person: confirmed")
    (question,) = section(sheet, "Questions").items
    assert question == ("What changed?", "4 min", ("Why?",), True)
    assert section(sheet, "Questions").note == "9 of 20 min"


def test_sheet_says_the_time_for_both_sides_and_when_to_be_there(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    at = Appointment(
        datetime(2026, 12, 3, 14, tzinfo=UTC), 30, Medium.IN_PERSON, "Café Einstein", zone="America/New_York"
    )
    stages.move_contact(workspace, campaign.maria, Stage.SCHEDULED, now, at)
    sheet = read_interview_sheet(workspace, campaign.maria, ZoneInfo("Europe/Berlin"))
    assert sheet.when == (
        "Thu 3 Dec 2026, 15:00–15:30 · 09:00 in New York",
        "30 min · in person · Café Einstein",
        "Reach them: maria@x.org",
    )
    assert sheet.day == "2026-12-03"
    checklist = texts(sheet, "Before you go")
    assert "Two printed résumés in your bag, to leave only if they ask" in checklist
    assert "Arrive ten minutes early, at 14:50; finish on time" in checklist


def test_sheet_without_an_interview_says_so_and_changes_nothing(workspace: Workspace, campaign: Campaign) -> None:
    before = dump_all(workspace.store.connection)
    sheet = read_interview_sheet(workspace, campaign.maria, UTC)
    assert sheet.when == ("No interview is planned yet.", "Reach them: maria@x.org")
    assert texts(sheet, "Questions") == []
    assert dump_all(workspace.store.connection) == before
    with pytest.raises(NotFoundError):
        read_interview_sheet(workspace, 999, UTC)


def test_nothing_off_the_record_is_on_the_sheet(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    note = add_note(workspace, campaign.interview, "% secret word", now + timedelta(hours=1))
    verdicts.set_verdict(workspace, campaign.hypothesis, campaign.interview, Verdict.REFUTED, now)
    verdicts.set_verdict_evidence(workspace, campaign.hypothesis, campaign.interview, now, note_id=note.id)
    sheet = read_interview_sheet(workspace, campaign.maria, UTC)
    assert "secret" not in repr(sheet)
    assert "leaving" not in repr(sheet)
    assert section(sheet, "To test").items[0].note == "no one asked yet"


def test_sheet_has_what_is_known_of_the_organization(
    workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo
) -> None:
    (figma,) = (s for s in list_related_subjects(workspace, Subject.contact(campaign.maria)) if s.name == "Figma")
    add_research(workspace, figma.subject, "Ships each week", now, zone)
    items = section(read_interview_sheet(workspace, campaign.maria, UTC), "Who they are").items
    assert [item.note for item in items if item.text == "Ships each week"] == ["about Figma"]
