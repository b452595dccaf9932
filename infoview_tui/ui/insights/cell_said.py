"""What people said on the cell under the cursor of a table: its details, and the list of it."""

from __future__ import annotations

from infoview_tui.services.insights.hypotheses import read_words
from infoview_tui.services.insights.paths import read_cell
from infoview_tui.ui.insights.hypotheses_view import HypothesesTable
from infoview_tui.ui.insights.path_actions import PathActions
from infoview_tui.ui.insights.paths_view import FIT, TOTAL, PathsTable
from infoview_tui.ui.insights.said import Said, SaidDialog, SaidFormatter
from infoview_tui.ui.insights.views import InsightsViews
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row


class CellSaid:
    """Shows what was said on a cell."""

    def __init__(self, screen: InfoviewScreen, views: InsightsViews, paths: PathActions) -> None:
        """Set the views, and what acts on paths."""
        self._screen = screen
        self._views = views
        self._paths = paths

    def _read_said(self) -> list[Said]:
        """Read what people said on the cell under the cursor, in one query."""
        screen = self._screen
        formatter = SaidFormatter(screen.to_local(screen.now()).date(), screen.zone)
        match self._views.current:
            case PathsTable(current_path=path, current_topic=topic) if path is not None and topic is not None:
                return [formatter.from_note(note) for note in read_cell(screen.workspace, path.path_id, topic)]
            case HypothesesTable(current_row=row, current_person=person) if row is not None and person is not None:
                words = read_words(screen.workspace, row.id, person.contact_id)
                return [formatter.from_words(each) for each in words]
        return []

    def show_details(self) -> None:
        """Show the details of the cell under the cursor."""
        screen = self._screen
        if isinstance(self._views.current, PathsTable | HypothesesTable):
            with screen.reporting_errors():
                said = self._read_said()
                self._views.current.show_details(said)
                self._views.current.grid.enter_label = self._views.current.name_enter(said)
            screen.refresh_bindings()

    def open(self) -> None:
        """List what people said on the cell; above the topics, show the comparison or open the fit."""
        screen = self._screen
        match self._views.current:
            case PathsTable(grid=grid) if grid.cursor_row == FIT:
                self._paths.action_open_fit()
                return
            case PathsTable(grid=grid, data=data) if grid.cursor_row == TOTAL and data is not None:
                rows = [Row(number, plain(sentence)) for number, sentence in enumerate(data.sentences)]
                screen.app.push_screen(ChooseDialog("Which path is ahead, and why", rows, enter_label="close"))
                return
        with screen.reporting_errors():
            said = self._read_said()
            if said:
                self._list_said(said)
            else:
                screen.show_status("Nobody has said anything on this yet.")

    def _list_said(self, said: list[Said]) -> None:
        screen = self._screen

        def answered(choice: object) -> None:
            match choice:
                case ("fit", int(index)):
                    self._paths.add_fit_from(said[index])
                case int(index):
                    screen.navigation.open_interview(said[index].interview_id, note_id=said[index].note_id)

        title, can_add_fit = self._describe_cell()
        screen.app.push_screen(SaidDialog(title, said, can_add_fit=can_add_fit), answered)

    def _describe_cell(self) -> tuple[str, bool]:
        """Return a title for what was said on the cell, and whether it can support the fit of a path."""
        match self._views.current:
            case PathsTable() as view:
                return view.title_of_cell, True
            case HypothesesTable(current_person=person) if person is not None:
                return f"What {person.name} said", False
        return "", False
