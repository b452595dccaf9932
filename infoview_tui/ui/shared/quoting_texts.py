"""Shows what still quotes a note that goes off the record, to open it and change it there."""

from __future__ import annotations

from collections.abc import Hashable

from textual.content import Content

from infoview_tui.domain.research_subjects import Subject
from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.services import outreach
from infoview_tui.services.interviews.queries import read_note
from infoview_tui.services.interviews.quotes import QuotingText, list_quotes
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.context import Navigation
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.host import ScreenHost
from infoview_tui.ui.shared.widgets.row_list import Row


def show_quotes(screen: ScreenHost, note_id: int) -> None:
    """List the texts that still quote a note off the record, to open one; once, name the backups that have it."""
    quotes: list[QuotingText] = []
    with screen.reporting_errors():
        note = read_note(screen.workspace, note_id)
        if explanation := outreach.explanations.explain_backups(screen.workspace, note, screen.now()):
            screen.show_status(explanation)
        quotes = list_quotes(screen.workspace, note_id)
    if not quotes:
        return

    def chosen(index: Hashable) -> None:
        if isinstance(index, int):
            _open(screen.navigation, quotes[index])

    rows = [Row(index, _format_row(text)) for index, text in enumerate(quotes)]
    dialog = ChooseDialog("Off the record, but still quoted", rows, enter_label="open", escape_label="close")
    screen.app.push_screen(dialog, chosen)


def _format_row(text: QuotingText) -> Content:
    excerpt = f"\n{text.excerpt}" if text.excerpt else ""
    return assemble(f"{text.name[:1].upper()}{text.name[1:]}", (excerpt, "$text-muted"))


def _open(navigation: Navigation, text: QuotingText) -> None:
    match text:
        case QuotingText(kind=SearchKind.ORGANIZATION):
            navigation.open_subject(Subject.organization(text.id))
        case QuotingText(kind=SearchKind.INDUSTRY):
            navigation.open_subject(Subject.industry(text.id))
        case QuotingText(kind=SearchKind.PATH):
            navigation.open_subject(Subject.path(text.id))
        case QuotingText(kind=SearchKind.MESSAGE, contact_id=int(contact_id)):
            navigation.open_message(contact_id, message_id=text.id)
        case QuotingText(kind=SearchKind.PLANNED_QUESTION, interview_id=int(interview_id)):
            navigation.open_preparation(interview_id)
        case QuotingText(kind=SearchKind.NOTE, interview_id=int(interview_id)):
            navigation.open_interview(interview_id, note_id=text.id)
        case QuotingText(
            kind=SearchKind.DEBRIEF | SearchKind.OUTCOME | SearchKind.VERDICT, interview_id=int(interview_id)
        ):
            navigation.open_debrief(interview_id)
        case QuotingText(kind=SearchKind.FIT):
            navigation.show_tab("insights")
        case QuotingText(contact_id=int(contact_id)):
            navigation.open_contact(contact_id)
        case _:
            navigation.open_search()
