"""Opening the plan or the call of a contact: their next interview, which the first change to it inserts (R19)."""

from __future__ import annotations

from infoview_tui.domain.appointments import propose_medium
from infoview_tui.domain.enums import InterviewState, QuestionState
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.core.placeholders import Placeholder
from infoview_tui.services.core.stage_changes import get_or_create_interview
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.planning import list_planned_questions
from infoview_tui.services.interviews.timing import find_next_interview
from infoview_tui.storage.queries.interviews.interviews import CANCELED_PLAN, INTERVIEW, InterviewRow, QuestionRow
from infoview_tui.storage.tables import Contact, Interview, PlannedQuestion

DEFAULT_MINUTES = 20
"""Length of an interview whose length is not given: the default of its table."""


def open_next_interview(workspace: Workspace, contact_id: int, *, minutes: int | None = None) -> int:
    """Return the id of the contact's planned or running interview, or that of a placeholder for one.

    *minutes* is the length of a new interview, by default the standard length. Raises NotFoundError if there is no such
    contact.
    """
    row = find_next_interview(workspace, contact_id)
    if row is not None:
        return row.id
    read_contact(workspace, contact_id)
    return _UnplannedInterview(workspace, contact_id, minutes).key


class _UnplannedInterview:
    """An interview that is not planned yet, with the questions of one that was canceled before."""

    def __init__(self, workspace: Workspace, contact_id: int, minutes: int | None) -> None:
        self._workspace, self._contact_id, self._minutes = workspace, contact_id, minutes
        self.key = workspace.placeholders.add(Placeholder(self._read, self._find, self._insert))
        rows = workspace.store.all(CANCELED_PLAN, contact_id=contact_id)
        self._questions = [self._add_question(at, row) for at, row in enumerate(rows)]

    def _read(self, key: int) -> tuple[InterviewRow, list[QuestionRow]]:
        contact = read_contact(self._workspace, self._contact_id)
        row = InterviewRow(
            id=key,
            contact_id=contact.id,
            contact=contact.name,
            title=contact.title,
            organization=contact.organization,
            state=InterviewState.PLANNED,
            starts_at=None,
            minutes=self._minutes or DEFAULT_MINUTES,
            medium=propose_medium(contact.channel),
            started_at=None,
            extra_minutes=0,
            ended_at=None,
            elapsed_seconds=0,
            clock_started_at=None,
            off_record=False,
            current_question_id=None,
            question_started_seconds=0,
            learned="",
            want_to_know="",
            next_steps="",
            energy_before=None,
            energy_after=None,
            skipped_sections=(),
            debriefed_at=None,
            question_count=len(self._questions),
            has_draft=False,
            place="",
            link="",
            phone="",
            contact_phone=contact.phone,
            contact_timezone=contact.timezone,
        )
        return row, self._questions

    def _find(self, known: int | None) -> int | None:
        if known is not None and self._workspace.store.first(INTERVIEW, interview_id=known) is not None:
            return known
        row = find_next_interview(self._workspace, self._contact_id)
        return row.id if row else None

    def _insert(self, transaction: Transaction) -> Interview:
        contact = transaction.get(Contact, self._contact_id)
        return get_or_create_interview(transaction, contact, None, minutes=self._minutes)

    def _add_question(self, index: int, row: QuestionRow) -> QuestionRow:
        """Return a question of the canceled plan as one of this plan, which has a placeholder of its own."""

        def insert(transaction: Transaction) -> PlannedQuestion:
            interview = transaction.get(Interview, self.key)
            return list_planned_questions(transaction.session, interview.id or 0)[index]

        key = self._workspace.placeholders.add(Placeholder(lambda _: row, lambda _: None, insert))
        return row._replace(id=key, state=QuestionState.OPEN, spent_seconds=0)
