"""Moving between the questions of the Banks screen, their filter, and the details of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget

    from infoview_tui.ui.banks.details import DetailsPane
    from infoview_tui.ui.shared.widgets.question_list import QuestionList


class PaneActions:
    """Moves the focus between both panes."""

    def __init__(
        self,
        questions: QuestionList,
        get_pane: Callable[[], DetailsPane],
        get_focused: Callable[[], Widget | None],
    ) -> None:
        """*get_pane* returns the details, and *get_focused* the widget with the focus."""
        self._list = questions
        self._get_pane = get_pane
        self._get_focused = get_focused

    def action_switch_pane(self) -> None:
        """Switch between the questions and the interviews of the current one."""
        pane = self._get_pane()
        if pane.was_asked and self._get_focused() not in pane.walk_children():
            pane.focus_interviews()
        else:
            self._list.focus_list()

    def action_filter(self) -> None:
        """Focus the filter."""
        self._list.focus_filter()

    def action_clear(self) -> None:
        """Return to the questions, or clear the filter."""
        pane = self._get_pane()
        if self._get_focused() in pane.walk_children():
            self._list.focus_list()
        else:
            self._list.clear_filter()
