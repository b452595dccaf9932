"""Lines that were left unfinished in a call that has ended since: they become notes where the interview is shown."""

from __future__ import annotations

from infoview_tui.domain.labels import format_count
from infoview_tui.services import interviews
from infoview_tui.ui.shared.screen import InfoviewScreen


def save_left_lines(screen: InfoviewScreen, interview_id: int) -> None:
    """Save the lines that no window can finish as notes, and say so. While the call runs, nothing is saved."""
    with screen.reporting_errors():
        count = interviews.abandoned_drafts.save_lines_of_ended_call(screen.workspace, interview_id, screen.now())
        if count:
            what, kept_as = format_count(count, "unfinished line"), "a note" if count == 1 else "notes"
            screen.context.show_notification(f"{what} from the call saved as {kept_as}. u undoes it.")
