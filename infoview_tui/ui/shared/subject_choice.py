"""Choice among a contact's organization, its industry, and the contact's paths; the chosen page is opened."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.services.research.queries import list_related_subjects
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.widgets.row_list import Row

if TYPE_CHECKING:
    from infoview_tui.ui.shared.screen import InfoviewScreen

LABEL_WIDTH = 14
"""Width of the kind of a subject, in cells."""


def choose_subject(screen: InfoviewScreen, contact_id: int) -> None:
    """Open the page of what a contact belongs to; ask which if there are several."""
    subjects = [
        named
        for named in list_related_subjects(screen.workspace, Subject.contact(contact_id))
        if named.kind is not SubjectKind.CONTACT
    ]
    if not subjects:
        screen.show_status("No organization or path yet: press e to add one.")
        return
    if len(subjects) == 1:
        screen.navigation.open_subject(subjects[0].subject)
        return

    def answered(choice: Hashable) -> None:
        if isinstance(choice, Subject):
            screen.navigation.open_subject(choice)

    rows = [
        Row(named.subject, plain(named.name), assemble((f"{named.kind.label:<{LABEL_WIDTH}}", "$text-muted")))
        for named in subjects
    ]
    screen.app.push_screen(
        ChooseDialog("Open which page?", rows, enter_label="open", label_width=LABEL_WIDTH), answered
    )
