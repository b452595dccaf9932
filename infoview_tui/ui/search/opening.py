"""Opens the screen on which a search result is, at the result."""

from __future__ import annotations

from infoview_tui.domain.filter_query import quote_value
from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.services.search.results import SearchResult
from infoview_tui.ui.shared.context import Context


def open_result(context: Context, result: SearchResult) -> None:
    """Open a result; say where it is if no screen shows it."""
    navigation = context.navigation
    match result:
        case SearchResult(kind=SearchKind.ORGANIZATION):
            navigation.filter_board(f"org:{quote_value(result.title)}")
        case SearchResult(kind=SearchKind.PATH):
            navigation.filter_board(f"path:{quote_value(result.title)}")
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
            context.show_notification("A question of a bank. Press p on a contact to add it to a plan.")
        case SearchResult(kind=SearchKind.HYPOTHESIS | SearchKind.FIT, contact_id=None):
            navigation.show_tab("insights")
        case SearchResult(contact_id=int(contact_id)):
            navigation.open_contact(contact_id)
        case _:
            navigation.show_tab("today")
