"""Actions on the paths of the Insights screen: weights, fit, and the page of a path or of a hypothesis (R35)."""

from __future__ import annotations

from infoview_tui.domain.enums import FitAspect, FitSide
from infoview_tui.domain.path_scores import MAX_WEIGHT, MIN_WEIGHT
from infoview_tui.domain.ratings import RATED_TOPICS, format_topic
from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.services import insights
from infoview_tui.services.insights.hypotheses import HypothesisRow
from infoview_tui.services.search.subjects import find_subject
from infoview_tui.ui.insights.hypotheses_view import HypothesesTable
from infoview_tui.ui.insights.paths_view import PathsTable
from infoview_tui.ui.insights.said import Said
from infoview_tui.ui.insights.views import InsightsViews
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.run_command import run_command
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row


class PathActions:
    """Acts on the path under the cursor, or opens what is under it."""

    def __init__(self, screen: InfoviewScreen, views: InsightsViews, contact_actions: ContactActions) -> None:
        """Set the views."""
        self._screen = screen
        self._views = views
        self._contact_actions = contact_actions

    def action_adjust_weight(self, by: int) -> None:
        """Raise or lower the weight of the topic under the cursor, within its bounds."""
        screen = self._screen
        view = self._views.current
        if not isinstance(view, PathsTable) or view.data is None:
            return
        topic = view.current_topic
        if topic not in RATED_TOPICS:
            screen.show_status("Move to a topic that has a rating, then + or - changes its weight.")
            return
        weight = view.data.weights[topic] + by
        if not MIN_WEIGHT <= weight <= MAX_WEIGHT:
            screen.show_status(f"The weight goes from {MIN_WEIGHT} to {MAX_WEIGHT}.")
            return
        run_command(
            screen,
            lambda: insights.commands.set_weight(screen.workspace, topic, weight, screen.now()),
            f"{format_topic(topic).capitalize()}: weight {weight} of {MAX_WEIGHT}. u undoes it.",
        )

    def action_open_fit(self) -> None:
        """Open how the path under the cursor fits the user."""
        if isinstance(self._views.current, PathsTable) and self._views.current.current_path is not None:
            self._screen.navigation.open_fit(self._views.current.current_path.path_id)

    def action_open_subject(self) -> None:
        """Open the page of the path under the cursor, or of what the hypothesis under the cursor is about."""
        screen = self._screen
        match self._views.current:
            case PathsTable(current_path=path) if path is not None:
                screen.navigation.open_subject(Subject.path(path.path_id))
            case HypothesesTable(current_row=row) if row is not None:
                self._open_subject_of(row)
            case PathsTable():
                screen.navigation.open_subjects(SubjectKind.PATH)
            case _:
                self._contact_actions.action_open_subject()

    def _open_subject_of(self, row: HypothesisRow) -> None:
        """Open the page of what a hypothesis is about."""
        screen = self._screen
        with screen.reporting_errors():
            subject = find_subject(screen.workspace, SearchKind.HYPOTHESIS, row.id)
            if subject is not None:
                screen.navigation.open_subject(subject)
            else:
                screen.show_status("This hypothesis is about no path or organization yet.")

    def add_fit_from(self, said: Said) -> None:
        """Add what somebody said to the fit of the path under the cursor: ask for its part, then for the words."""
        from infoview_tui.ui.insights.fit_screen import ask_for_fit_words
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

        screen = self._screen
        path = self._views.current.current_path if isinstance(self._views.current, PathsTable) else None
        if path is None:
            return

        def chosen(key: object) -> None:
            match key:
                case (FitAspect() as aspect, FitSide() as side):
                    ask_for_fit_words(screen, path, aspect, side, said.text, note_id=said.note_id)

        rows = [
            Row((aspect, side), plain(f"{aspect.capitalize()}: speaks {side} it"))
            for aspect in FitAspect
            for side in FitSide
        ]
        screen.app.push_screen(ChooseDialog(f"Fit of {path.name}", rows), chosen)
