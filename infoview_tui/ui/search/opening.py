"""Opens the screen on which a search result is, at the result."""

from __future__ import annotations

from infoview_tui.domain.research_subjects import Subject
from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.services.search.results import SearchResult
from infoview_tui.services.search.subjects import find_subject
from infoview_tui.ui.shared.context import Context


def open_result(context: Context, result: SearchResult) -> None:
    """Open a result; say where it is if no screen shows it."""
    navigation = context.navigation
    match result:
        case SearchResult(kind=SearchKind.ORGANIZATION):
            navigation.open_subject(Subject.organization(result.id))
        case SearchResult(kind=SearchKind.INDUSTRY):
            navigation.open_subject(Subject.industry(result.id))
        case SearchResult(kind=SearchKind.PATH):
            navigation.open_subject(Subject.path(result.id))
        case SearchResult(kind=SearchKind.MESSAGE, contact_id=int(contact_id)):
            navigation.open_message(contact_id, message_id=result.id)
        case SearchResult(kind=SearchKind.PLANNED_QUESTION, interview_id=int(interview_id)):
            navigation.open_preparation(interview_id)
        case SearchResult(
            kind=SearchKind.NOTE | SearchKind.VERDICT | SearchKind.FIT,
            interview_id=int(interview_id),
            note_id=int(note_id),
        ):
            navigation.open_interview(interview_id, note_id=note_id)
        case SearchResult(
            kind=SearchKind.DEBRIEF | SearchKind.OUTCOME | SearchKind.VERDICT, interview_id=int(interview_id)
        ):
            navigation.open_debrief(interview_id)
        case SearchResult(kind=SearchKind.BANK_QUESTION):
            navigation.open_question(result.question_id)
        case SearchResult(kind=SearchKind.FINDING | SearchKind.HYPOTHESIS | SearchKind.FIT, contact_id=None):
            _open_page(context, result)
        case SearchResult(contact_id=int(contact_id)):
            navigation.open_contact(contact_id)
        case _:
            navigation.show_tab("today")


def _open_page(context: Context, result: SearchResult) -> None:
    """Open the page of what a finding, a hypothesis, or a reason for a path is about; the insights if it has none."""
    subject = find_subject(context.workspace, result.kind, result.id)
    if subject is not None:
        context.navigation.open_subject(subject)
    else:
        context.navigation.show_tab("insights")
