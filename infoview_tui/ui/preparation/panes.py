"""The two panes of the preparation screen: the question bank and the plan, of which one is in front (R19, R20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal

from infoview_tui.ui.preparation.pane_tabs import PaneTabs
from infoview_tui.ui.preparation.plan_view import PlanView
from infoview_tui.ui.preparation.question_bank import QuestionBank

if TYPE_CHECKING:
    from textual.widget import Widget

    from infoview_tui.ui.shared.screen import InfoviewScreen


class PreparationPanes:
    """Shows the panes, and brings one to the front."""

    def __init__(self, screen: InfoviewScreen) -> None:
        """Create the panes."""
        self._screen = screen
        self._tabs = PaneTabs(id="sides")
        self.bank = QuestionBank()
        self.plan = PlanView()
        self._question_count = 0

    def compose(self) -> ComposeResult:
        """Compose both panes."""
        yield self._tabs
        with Horizontal(id="both"):
            yield self.bank
            yield self.plan

    @property
    def is_plan_in_front(self) -> bool:
        """Whether the plan is the current pane, and not the bank."""
        return self._screen.has_class("-plan")

    def show(self, pane: str) -> None:
        """Bring a pane to the front, ``plan`` or ``bank``, and focus its list."""
        self._bring_to_front(pane)
        (self.plan if pane == "plan" else self.bank).focus_list()

    def _bring_to_front(self, pane: str) -> None:
        self._screen.set_class(pane == "plan", "-plan")
        self._screen.set_class(pane == "bank", "-bank")
        self.show_tabs(self._question_count)

    def show_tabs(self, question_count: int) -> None:
        """Show which pane is in front, and how many questions the plan has."""
        self._question_count = question_count
        self._tabs.show(question_count, is_plan_in_front=self.is_plan_in_front)

    def follow_focus(self, focused: Widget) -> None:
        """Bring the pane with the focus to the front.

        It must not move the focus: of two such events under way, each would then call for the other, without end.
        """
        pane = "plan" if self.plan in focused.ancestors else "bank"
        if focused is self._screen.focused and not self._screen.has_class(f"-{pane}"):
            self._bring_to_front(pane)

    def action_switch_pane(self) -> None:
        """Switch between bank and plan."""
        self.show("bank" if self.is_plan_in_front else "plan")

    def action_filter(self) -> None:
        """Filter the bank."""
        self.show("bank")
        self.bank.focus_filter()
