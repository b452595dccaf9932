"""Inserts what was learned of a contact into a message: a moment, a time, or a line of research (R33)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.message_placeholders import format_citation
from infoview_tui.domain.thank_you import MOMENT_PLACEHOLDER
from infoview_tui.ui.messages import choices
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

if TYPE_CHECKING:
    from infoview_tui.ui.messages.draft import Draft
    from infoview_tui.ui.messages.marked_editor import MarkedEditor
    from infoview_tui.ui.shared.screen import InfoviewScreen


class InsertActions:
    """Asks what to insert, and where it goes."""

    def __init__(self, screen: InfoviewScreen, draft: Draft, body: MarkedEditor) -> None:
        """Set the message and the editor of its text."""
        self._screen = screen
        self._draft = draft
        self._body = body

    def action_insert(self) -> None:
        """Choose a moment, a time, or a line of research, and insert it at the gap or the cursor."""
        screen, opened = self._screen, self._draft.opened
        if opened is None:
            return
        rows = choices.build_insert_rows(opened.facts, self._body.text)
        if not rows:
            screen.context.show_notification(choices.NOTHING_TO_INSERT[opened.message.interview_id is not None])
            return

        def chosen(index: object) -> None:
            if isinstance(index, int):
                self._insert(rows[index].body.plain)

        unused = next((row.key for row in rows if row.label.plain.startswith("○")), None)
        screen.app.push_screen(ChooseDialog("Insert", rows, enter_label="insert", initial_key=unused), chosen)

    def _insert(self, text: str) -> None:
        """Insert a text at the cursor; a moment takes the place that the template left for one."""
        place, opened = self._body.text.find(MOMENT_PLACEHOLDER), self._draft.opened
        is_moment = opened is not None and text in map(format_citation, opened.facts.moments)
        if is_moment and place >= 0:
            self._body.replace_span((place, place + len(MOMENT_PLACEHOLDER)), text)
        else:
            self._body.insert_text(text)
