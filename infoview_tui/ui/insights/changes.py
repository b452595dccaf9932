"""Changes on the Insights screen: the user's own verdicts, and questions for a plan (R36)."""

from __future__ import annotations

from infoview_tui.domain.enums import Verdict
from infoview_tui.domain.find_out import hypothesis_bank_id
from infoview_tui.services import insights
from infoview_tui.services.insights.find_out import Gap
from infoview_tui.services.insights.hypotheses import suggest_refutation
from infoview_tui.ui.insights.find_out_view import FindOutList
from infoview_tui.ui.insights.hypotheses_view import HypothesesTable
from infoview_tui.ui.insights.views import InsightsViews
from infoview_tui.ui.shared.ask_until_saved import ask_until_saved
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.run_command import run_command
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row


class HypothesisActions:
    """Acts on the hypothesis under the cursor, or on what is still to find out."""

    def __init__(self, screen: InfoviewScreen, views: InsightsViews) -> None:
        """Set the views."""
        self._screen = screen
        self._views = views

    def action_choose_own_verdict(self) -> None:
        """Ask for the user's own verdict on the hypothesis under the cursor."""
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

        screen = self._screen
        row = self._views.current.current_row if isinstance(self._views.current, HypothesesTable) else None
        if row is None:
            return

        def chosen(key: object) -> None:
            match key:
                case (verdict,) if verdict != row.own_verdict and (verdict is None or isinstance(verdict, Verdict)):
                    done = f"Your verdict: {verdict}. u undoes it." if verdict else "Your verdict is cleared."
                    run_command(
                        screen,
                        lambda: insights.commands.set_own_verdict(screen.workspace, row.id, verdict, screen.now()),
                        done,
                    )

        rows = [Row((verdict,), plain(verdict.value.capitalize())) for verdict in Verdict]
        rows.append(Row((None,), plain("No verdict of my own yet")))
        dialog = ChooseDialog(f"Your own verdict: {row.text}", rows, initial_key=(row.own_verdict,))
        screen.app.push_screen(dialog, chosen)

    def action_add_refuting_question(self) -> None:
        """Offer a question that could refute the hypothesis under the cursor, for a person from another circle."""
        screen = self._screen
        row = self._views.current.current_row if isinstance(self._views.current, HypothesesTable) else None
        if row is None:
            return
        with screen.reporting_errors():
            refutation = suggest_refutation(screen.workspace, row)
            if refutation is None:
                screen.show_status("This is for a hypothesis that three or more people support and nobody opposes.")
            elif refutation.candidate is None:
                screen.show_status("Nobody independent of them is on your board yet: add a contact for this first.")
            else:
                candidate = refutation.candidate
                self._ask_question(
                    candidate.contact_id, candidate.name, refutation.question, bank_id=hypothesis_bank_id(row.id)
                )

    def action_add_gap_question(self) -> None:
        """Add the question of the gap under the cursor to the plan of its contact."""
        screen = self._screen
        gap = self._views.current.current_gap if isinstance(self._views.current, FindOutList) else None
        if gap is None:
            return
        if gap.candidate is None:
            screen.show_status("Nobody to ask yet. Press 2 for the board, then n to add a contact.")
        elif gap.is_planned:
            screen.show_status(f"The plan for {gap.candidate.name} has a question on this already.")
        else:
            self._add_gap_question(gap, gap.candidate.name)

    def _add_gap_question(self, gap: Gap, name: str) -> None:
        screen = self._screen
        run_command(
            screen,
            lambda: insights.commands.add_question(screen.workspace, gap, screen.now()),
            f"Added to the plan for {name}. u undoes it.",
        )

    def _ask_question(self, contact_id: int, name: str, question: str, *, bank_id: str) -> None:
        """Show a question to edit, and add it to the plan of a contact."""
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        screen = self._screen

        def save(text: str) -> bool:
            return run_command(
                screen,
                lambda: insights.commands.plan_question_for(
                    screen.workspace, contact_id, text, screen.now(), bank_id=bank_id
                ),
                f"Added to the plan for {name}. u undoes it.",
            )

        def describe(text: str) -> str:
            """Return the whole question, which is longer than the line, and why this person is asked."""
            return f"{text}\n\n{name} is independent of the people before: another referrer, another organization."

        def build(text: str, is_unsaved: bool) -> PromptDialog:
            return PromptDialog(f"Ask {name}", text, describe=describe, is_unsaved=is_unsaved)

        ask_until_saved(screen, build, question, save)
