"""Helpers for tests of the debrief screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts import contacts as contact_queries
from infoview_tui.storage.queries.interviews import interviews as interview_queries
from infoview_tui.storage.queries.interviews.interviews import InterviewRow, NoteRow
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.ui.held_call import Held, shown_rows
from tests.ui.opened_app import opened


@asynccontextmanager
async def debriefing(
    app: InfoviewApp,
    interview: int,
    size: tuple[int, int],
    part: DebriefSection | None = None,
) -> AsyncIterator[tuple[Pilot[None], DebriefScreen]]:
    """Run the app with the debrief of an interview, at a section or where it opens by default."""
    async with opened(app, DebriefScreen(interview), size) as (pilot, screen):
        if part is not None:
            screen.sections.open_section(part)
            await pilot.pause()
        yield pilot, screen


def listed(screen: DebriefScreen) -> str:
    """Return the text of the list of the section."""
    return shown_rows(screen.query_one(RowList))


def interview_row(workspace: Workspace, held: Held) -> InterviewRow:
    row = workspace.store.first(interview_queries.INTERVIEW, interview_id=held.interview)
    assert row is not None
    return row


def notes_of(workspace: Workspace, held: Held) -> dict[str, NoteRow]:
    """Return the notes of the call by their text."""
    return {note.text: note for note in workspace.store.all(interview_queries.NOTES, interview_id=held.interview)}


def people(workspace: Workspace) -> dict[str, contact_queries.ContactRow]:
    """Return all contacts by name."""
    return {row.name: row for row in workspace.store.all(contact_queries.CONTACTS, stage=None)}
