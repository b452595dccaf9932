"""Changes of the subjects in a list: added, edited, merged, and deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.ui.research.subject_changes import SubjectChanges, edit_introduction

if TYPE_CHECKING:
    from infoview_tui.ui.research.list_filter import ListFilter
    from infoview_tui.ui.shared.screen import InfoviewScreen
    from infoview_tui.ui.shared.widgets.row_list import RowList


class SubjectList(Protocol):
    """The list that is shown."""

    kind: SubjectKind

    @property
    def row_list(self) -> RowList:
        """The rows."""

    @property
    def subject(self) -> Subject | None:
        """The subject under the cursor."""


class ListChanges:
    """Changes the subject under the cursor, or adds one."""

    def __init__(
        self,
        screen: InfoviewScreen,
        shown: SubjectList,
        list_filter: ListFilter,
        show_rows: Callable[[int], None],
    ) -> None:
        """*show_rows* shows the rows with the cursor on a subject."""
        self._screen = screen
        self._list = shown
        self._filter = list_filter
        self._show_rows = show_rows
        self._changes = SubjectChanges(screen)

    def action_new(self) -> None:
        """Ask for a new subject."""
        self._changes.add(self._list.kind, self._show_changed)

    def action_edit(self) -> None:
        """Edit the subject under the cursor."""
        if self._list.subject is not None:
            self._changes.edit(self._list.subject, self._show_changed)

    def action_edit_introduction(self) -> None:
        """Edit the introduction for the path under the cursor."""
        if self._list.subject is not None:
            edit_introduction(self._screen, self._list.subject)

    def action_delete(self) -> None:
        """Delete the subject under the cursor, after saying what goes with it."""
        if self._list.subject is not None:
            self._changes.delete(self._list.subject, self._screen.reload)

    def action_merge(self) -> None:
        """Merge another subject that is the same into the one under the cursor."""
        if self._list.subject is not None:
            self._changes.merge(self._list.subject, self._show_changed)

    def _show_changed(self, subject: Subject) -> None:
        """Show the list with the cursor on a subject; a filter that hides it is cleared."""
        self._screen.reload()
        if subject.id not in {row.key for row in self._list.row_list.rows}:
            self._filter.action_clear_filter()
        self._show_rows(subject.id)
