"""Changes on the Insights screen: weights, fit, the user's own verdicts, and questions for a plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from infoview_tui.domain.enums import FitAspect, FitSide, Verdict
from infoview_tui.domain.find_out import hypothesis_bank_id
from infoview_tui.domain.path_scores import MAX_WEIGHT, MIN_WEIGHT
from infoview_tui.domain.ratings import RATED_TOPICS, format_topic
from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.services import insights
from infoview_tui.services.insights.find_out import Gap
from infoview_tui.services.insights.hypotheses import HypothesisRow, suggest_refutation
from infoview_tui.services.search.subjects import find_subject
from infoview_tui.ui.insights.find_out_view import FindOutList
from infoview_tui.ui.insights.hypotheses_view import HypothesesTable
from infoview_tui.ui.insights.paths_view import PathsTable
from infoview_tui.ui.insights.said import Said
from infoview_tui.ui.insights.view import InsightsView
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.row_list import Row


class InsightsChanges(InfoviewScreen):
    """Runs the commands of the views' keys and reads the current view again."""

    views: Sequence[InsightsView]
    view: InsightsView

    def __init__(self) -> None:
        """Create it with the actions on the current contact."""
        super().__init__()
        self.contact_actions = ContactActions(self, self.current_contact_id)
        self.place = ScreenPlace(ListCursor(self), self.TAB, contact_id=self.current_contact_id)
        self.parts = (self.contact_actions, self.common_actions)

    def current_contact_id(self) -> int | None:
        """Return the contact that the keys act on."""
        raise NotImplementedError

    def _change(self, command: Callable[[], object], done: str) -> bool:
        """Run a command, show what it did, read the view again, and return whether it succeeded."""
        succeeded = False
        with self.reporting_errors():
            command()
            succeeded = True
            self.show_status(done)
        self.reload()
        return succeeded

    # Paths

    def action_adjust_weight(self, by: int) -> None:
        """Raise or lower the weight of the topic under the cursor, within its bounds."""
        view = self.view
        if not isinstance(view, PathsTable) or view.data is None:
            return
        topic = view.current_topic
        if topic not in RATED_TOPICS:
            self.show_status("Move to a topic that has a rating, then + or - changes its weight.")
            return
        weight = view.data.weights[topic] + by
        if not MIN_WEIGHT <= weight <= MAX_WEIGHT:
            self.show_status(f"The weight goes from {MIN_WEIGHT} to {MAX_WEIGHT}.")
            return
        self._change(
            lambda: insights.commands.set_weight(self.workspace, topic, weight, self.now()),
            f"{format_topic(topic).capitalize()}: weight {weight} of {MAX_WEIGHT}. u undoes it.",
        )

    def action_open_fit(self) -> None:
        """Open how the path under the cursor fits the user."""
        if isinstance(self.view, PathsTable) and self.view.current_path is not None:
            self.navigation.open_fit(self.view.current_path.path_id)

    def action_open_subject(self) -> None:
        """Open the page of the path under the cursor, or of what the hypothesis under the cursor is about."""
        match self.view:
            case PathsTable(current_path=path) if path is not None:
                self.navigation.open_subject(Subject.path(path.path_id))
            case HypothesesTable(current_row=row) if row is not None:
                self._open_subject_of(row)
            case PathsTable():
                self.navigation.open_subjects(SubjectKind.PATH)
            case _:
                self.contact_actions.action_open_subject()

    def _open_subject_of(self, row: HypothesisRow) -> None:
        """Open the page of what a hypothesis is about."""
        with self.reporting_errors():
            subject = find_subject(self.workspace, SearchKind.HYPOTHESIS, row.id)
            if subject is not None:
                self.navigation.open_subject(subject)
            else:
                self.show_status("This hypothesis is about no path or organization yet.")

    def add_fit_from(self, said: Said) -> None:
        """Add what somebody said to the fit of the path under the cursor: ask for its part, then for the words."""
        from infoview_tui.ui.insights.fit_screen import ask_for_fit_words
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

        path = self.view.current_path if isinstance(self.view, PathsTable) else None
        if path is None:
            return

        def chosen(key: object) -> None:
            match key:
                case (FitAspect() as aspect, FitSide() as side):
                    ask_for_fit_words(self, path, aspect, side, said.text, note_id=said.note_id)

        rows = [
            Row((aspect, side), plain(f"{aspect.capitalize()}: speaks {side} it"))
            for aspect in FitAspect
            for side in FitSide
        ]
        self.app.push_screen(ChooseDialog(f"Fit of {path.name}", rows), chosen)

    # Hypotheses

    def action_choose_own_verdict(self) -> None:
        """Ask for the user's own verdict on the hypothesis under the cursor."""
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

        row = self.view.current_row if isinstance(self.view, HypothesesTable) else None
        if row is None:
            return

        def chosen(key: object) -> None:
            match key:
                case (verdict,) if verdict != row.own_verdict and (verdict is None or isinstance(verdict, Verdict)):
                    done = f"Your verdict: {verdict}. u undoes it." if verdict else "Your verdict is cleared."
                    self._change(
                        lambda: insights.commands.set_own_verdict(self.workspace, row.id, verdict, self.now()), done
                    )

        rows = [Row((verdict,), plain(verdict.value.capitalize())) for verdict in Verdict]
        rows.append(Row((None,), plain("No verdict of my own yet")))
        dialog = ChooseDialog(f"Your own verdict: {row.text}", rows, initial_key=(row.own_verdict,))
        self.app.push_screen(dialog, chosen)

    def action_add_refuting_question(self) -> None:
        """Offer a question that could refute the hypothesis under the cursor, for a person from another circle."""
        row = self.view.current_row if isinstance(self.view, HypothesesTable) else None
        if row is None:
            return
        with self.reporting_errors():
            refutation = suggest_refutation(self.workspace, row)
            if refutation is None:
                self.show_status("This is for a hypothesis that three or more people support and nobody opposes.")
            elif refutation.candidate is None:
                self.show_status("Nobody independent of them is on your board yet: add a contact for this first.")
            else:
                candidate = refutation.candidate
                self._ask_question(
                    candidate.contact_id, candidate.name, refutation.question, bank_id=hypothesis_bank_id(row.id)
                )

    # What to find out

    def action_add_gap_question(self) -> None:
        """Add the question of the gap under the cursor to the plan of its contact."""
        gap = self.view.current_gap if isinstance(self.view, FindOutList) else None
        if gap is None:
            return
        if gap.candidate is None:
            self.show_status("Nobody to ask yet. Press 2 for the board, then n to add a contact.")
        elif gap.is_planned:
            self.show_status(f"The plan for {gap.candidate.name} has a question on this already.")
        else:
            self._add_gap_question(gap, gap.candidate.name)

    def _add_gap_question(self, gap: Gap, name: str) -> None:
        self._change(
            lambda: insights.commands.add_question(self.workspace, gap, self.now()),
            f"Added to the plan for {name}. u undoes it.",
        )

    def _ask_question(self, contact_id: int, name: str, question: str, *, bank_id: str, unsaved: bool = False) -> None:
        """Show a question to edit, and add it to the plan of a contact; if that fails, show it again."""
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def answered(text: str | None) -> None:
            if text is None:
                return
            added = self._change(
                lambda: insights.commands.plan_question_for(
                    self.workspace, contact_id, text, self.now(), bank_id=bank_id
                ),
                f"Added to the plan for {name}. u undoes it.",
            )
            if not added:
                self._ask_question(contact_id, name, text, bank_id=bank_id, unsaved=True)

        def describe(text: str) -> str:
            """Return the whole question, which is longer than the line, and why this person is asked."""
            return f"{text}\n\n{name} is independent of the people before: another referrer, another organization."

        dialog = PromptDialog(f"Ask {name}", question, describe=describe, is_unsaved=unsaved)
        self.app.push_screen(dialog, answered)
