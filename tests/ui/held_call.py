"""An interview held just now, for the tests of the debrief and the thank-you."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import Stage
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.resolve_contact import get_contact_by_name
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, notes, planning
from infoview_tui.services.interviews.transcript import list_transcripts
from infoview_tui.services.outreach import stages
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.contacts.contacts import ProfileRow
from infoview_tui.timezone import local_timezone
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.profiles import write_profile

LINES = (
    '"You have to like the corridor more than the workshop*',
    "! Half of design is writing",
    "< Weekends in spring",
    "? What does a risk file look like",
    "@Priya Shah, staff designer at Figma",
    "@Tom Weber, researcher at Acme",
    "+ send portfolio by fri",
    "a plain note",
    "% She is leaving",
)


class Held(NamedTuple):
    """Ids of the held interview and of its contact."""

    interview: int
    maria: int


def hold_call(
    workspace: Workspace, now: datetime, lines: tuple[str, ...] = LINES, *, email: str = "maria@x.org"
) -> Held:
    """Hold a 24-minute call with Maria Lopez that ended 30 minutes before ``now``; her stage is Scheduled."""
    began = now - timedelta(minutes=54)
    write_profile(workspace, ProfileRow("Ada Byron", "ada@x.org", "", "I teach", *[""] * 5), began)
    form = ContactForm("Maria Lopez", title="designer", organization="Figma", email=email)
    maria = contact_commands.add_contact(workspace, form, began)
    add_research(workspace, Subject.contact(maria), "? Design pays well", began, local_timezone())
    stages.move_contact(workspace, maria, Stage.SCHEDULED, began, Appointment(began))
    interview = planning.get_or_create_planned_interview(workspace, maria, began).id
    call_clock.start_call(workspace, interview, began)
    for number, line in enumerate(lines):
        at = began + timedelta(minutes=number)
        notes.add_note(workspace, interview, line, at, seconds=number * 60, question_id=None)
    call_clock.end_call(workspace, interview, began + timedelta(minutes=24))
    return Held(interview, maria)


def first_interview_of(workspace: Workspace, name: str) -> int:
    """Return the id of the first interview with the contact of this name."""
    contact = get_contact_by_name(workspace, name)
    return list_transcripts(workspace, contact.id)[0].interview.id


def stage_of(workspace: Workspace, contact_id: int) -> str:
    """Return the stage of a contact."""
    (stage,) = workspace.store.connection.execute("SELECT stage FROM contacts WHERE id = ?", (contact_id,)).fetchone()
    return str(stage)


def shown_rows(rows: RowList) -> str:
    """Return the text of a list's rows, without headings."""
    return "\n".join(f"{row.label.plain} {row.body.plain}" for row in rows.rows if not row.is_heading)
